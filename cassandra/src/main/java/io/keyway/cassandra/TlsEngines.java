package io.keyway.cassandra;

import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import com.datastax.oss.driver.api.core.ssl.SslEngineFactory;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Builds the driver's TLS engines from key and trust stores. */
final class TlsEngines {
    private TlsEngines() {}

    static SslEngineFactory factory(Tls tls) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store(tls.truststore(), tls.truststorePassword()));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(tls.keystore(), tls.keystorePassword()), characters(tls.keystorePassword()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            // Without reverse look-ups: a certificate for 10.0.0.1 must not be compared with whatever name DNS gives
            // it.
            return new ProgrammaticSslEngineFactory(context, null, tls.verifyHostname(), false);
        } catch (GeneralSecurityException e) {
            throw new KeywayException(ErrorCode.CONNECTION_FAILED, "cannot set up TLS: " + e.getMessage(), e);
        }
    }

    private static @Nullable KeyStore store(Optional<Path> file, Optional<Secret> password) {
        if (file.isEmpty()) {
            return null;
        }
        try {
            Path path = file.get();
            return PemFile.isOne(path)
                    ? PemFile.read(path, characters(password))
                    // A JKS file can be read without a password, but not with an empty one.
                    : KeyStore.getInstance(path.toFile(), password.isEmpty() ? null : characters(password));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new KeywayException(
                            ErrorCode.CONNECTION_FAILED,
                            "cannot read the key store " + file.get() + ": " + reason(e),
                            e)
                    .withHint("check the path and the password; JKS, PKCS12 and PEM files are understood");
        }
    }

    private static String reason(Exception failure) {
        return failure instanceof NoSuchFileException ? "there is no such file" : String.valueOf(failure.getMessage());
    }

    private static char[] characters(Optional<Secret> password) {
        return password.map(Secret::value).orElse("").toCharArray();
    }
}
