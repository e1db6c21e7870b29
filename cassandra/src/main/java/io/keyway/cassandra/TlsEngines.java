package io.keyway.cassandra;

import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import com.datastax.oss.driver.api.core.ssl.SslEngineFactory;
import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.io.IOException;
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
            return new ProgrammaticSslEngineFactory(context, null, tls.verifyHostname());
        } catch (GeneralSecurityException e) {
            throw new KeywayException(ErrorCode.CONNECTION_FAILED, "cannot set up TLS: " + e.getMessage(), e);
        }
    }

    private static @Nullable KeyStore store(Optional<Path> file, Optional<Secret> password) {
        if (file.isEmpty()) {
            return null;
        }
        try {
            return KeyStore.getInstance(file.get().toFile(), characters(password));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new KeywayException(
                            ErrorCode.CONNECTION_FAILED,
                            "cannot read the key store " + file.get() + ": " + e.getMessage(),
                            e)
                    .withHint("check the path and the password; JKS and PKCS12 files are understood");
        }
    }

    private static char @Nullable [] characters(Optional<Secret> password) {
        return password.map(secret -> secret.value().toCharArray()).orElse(null);
    }
}
