package io.keyway.cassandra;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Certificates, and perhaps a private key (PKCS #8), as text between BEGIN and END lines (RFC 7468). */
final class PemFile {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
    private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private PemFile() {}

    /** Whether the file is text of this kind, and not a binary key store. */
    static boolean isOne(Path file) throws IOException {
        // A key store begins with bytes that are not text, so any one-byte character set will do.
        return BLOCK.matcher(text(file)).find();
    }

    /**
     * What the file holds, as a key store in memory whose entries have the same password as the file's private key.
     *
     * @param password of an encrypted private key; may be empty
     */
    static KeyStore read(Path file, char[] password) throws GeneralSecurityException, IOException {
        List<Certificate> certificates = new ArrayList<>();
        List<PrivateKey> keys = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(text(file));
        while (blocks.find()) {
            byte[] content = Base64.getMimeDecoder().decode(blocks.group(2));
            switch (blocks.group(1)) {
                case "CERTIFICATE", "TRUSTED CERTIFICATE" -> certificates.add(certificate(content));
                case "PRIVATE KEY" -> keys.add(privateKey(new PKCS8EncodedKeySpec(content)));
                case "ENCRYPTED PRIVATE KEY" -> keys.add(privateKey(decrypt(content, password)));
                default ->
                    throw new GeneralSecurityException(blocks.group(1)
                            + " is not understood; convert the key with: openssl pkcs8 -topk8 -in OLD -out NEW");
            }
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("certificate " + i, certificates.get(i));
        }
        if (!keys.isEmpty()) {
            store.setKeyEntry("key", keys.get(0), password, certificates.toArray(Certificate[]::new));
        }
        return store;
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static Certificate certificate(byte[] content) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(content));
    }

    private static PKCS8EncodedKeySpec decrypt(byte[] content, char[] password)
            throws GeneralSecurityException, IOException {
        EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(content);
        // For PBES2 the parameters' own text is the name of the algorithm; the general name is none.
        String algorithm = encrypted.getAlgParameters() == null
                ? encrypted.getAlgName()
                : encrypted.getAlgParameters().toString();
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.DECRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password)),
                encrypted.getAlgParameters());
        return encrypted.getKeySpec(cipher);
    }

    private static PrivateKey privateKey(PKCS8EncodedKeySpec encoded) throws GeneralSecurityException {
        @Nullable Exception other = null;
        for (String algorithm : KEY_ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException e) {
                other = e;
            }
        }
        throw new GeneralSecurityException("the private key is none of " + String.join(", ", KEY_ALGORITHMS), other);
    }
}
