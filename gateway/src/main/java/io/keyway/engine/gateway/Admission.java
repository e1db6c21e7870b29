package io.keyway.engine.gateway;

import io.keyway.engine.SessionSettings;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import io.keyway.exec.ExecutionOptions;
import io.keyway.exec.FullScan;
import io.keyway.exec.ScanGuard;
import io.keyway.plan.access.ScanNote;
import io.keyway.route.Route;
import java.util.List;
import java.util.Locale;

/** Decides, for each execution, whether the tables it would read as a whole may be read. */
record Admission(SessionSettings settings, SizeEstimates estimates) {

    /** Whether an execution may run. */
    sealed interface Verdict {
        /** Whether it may. */
        boolean isAdmitted();

        /**
         * Stops the execution when it reads too many rows.
         *
         * @throws KeywayException FULL_SCAN_REFUSED when it may not run, with the keys that would serve
         */
        ScanGuard guard();
    }

    /** It may run. */
    record Admitted(ScanGuard guard) implements Verdict {
        @Override
        public boolean isAdmitted() {
            return true;
        }
    }

    /**
     * It may not.
     *
     * @param scan the table that it would read as a whole
     * @param size how large that is, as the end of a sentence; empty where it does not matter
     */
    record Refused(ScanNote scan, String size) implements Verdict {
        @Override
        public boolean isAdmitted() {
            return false;
        }

        @Override
        public ScanGuard guard() {
            throw refused(scan, size);
        }
    }

    /** Judges an execution that would read these tables as a whole. */
    Verdict judge(List<ScanNote> scans, ExecutionOptions options) {
        if (scans.isEmpty() || settings.fullScan() == FullScan.ALLOW) {
            return new Admitted(ScanGuard.open());
        }
        ScanNote first = scans.get(0);
        if (settings.fullScan() == FullScan.REFUSE) {
            return new Refused(first, "");
        }
        for (ScanNote scan : scans) {
            boolean whole = !scan.limited() && options.maxRows() == 0;
            if (whole && estimates.partitions(scan.table()) > settings.fullScanLimit()) {
                return new Refused(
                        scan,
                        String.format(
                                Locale.ROOT,
                                " of about %,d partitions, which is over fullScanLimit = %,d",
                                estimates.partitions(scan.table()),
                                settings.fullScanLimit()));
            }
        }
        return new Admitted(new ScanGuard(settings.fullScanLimit(), advice(first)));
    }

    private static KeywayException refused(ScanNote scan, String size) {
        boolean routed = !scan.sqlName().equals(scan.table().name());
        String what = scan.condition().isEmpty() ? "this" : scan.condition();
        String message = routed
                ? "no query table of " + scan.sqlName() + " serves " + what + " without a full scan" + size
                : what + " needs a full scan of " + scan.sqlName() + size;
        return new KeywayException(ErrorCode.FULL_SCAN_REFUSED, message).withHint(advice(scan));
    }

    private static String advice(ScanNote scan) {
        return "pin " + Route.keysInWords(scan.keys()) + ", or SET fullScan = allow";
    }
}
