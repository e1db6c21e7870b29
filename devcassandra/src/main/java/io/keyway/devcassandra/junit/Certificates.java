package io.keyway.devcassandra.junit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Key pairs made with the JDK's keytool, in a folder: each as a key store, a trust store, and PEM text. */
public record Certificates(Path folder) {
    public static final String PASSWORD = "for tests only";

    /**
     * Makes a self-signed certificate with its key.
     *
     * @param type of the stores, {@code JKS} or {@code PKCS12}
     * @param names subject alternative names, such as {@code ip:127.0.0.1}
     */
    public void make(String alias, String type, String names) throws Exception {
        keytool(
                List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=" + alias, "-ext", "san=" + names, "-storetype"),
                type,
                "-keypass",
                PASSWORD,
                "-alias",
                alias,
                "-keystore",
                keystore(alias).toString());
        keytool(
                List.of("-exportcert", "-rfc", "-storetype"),
                type,
                "-alias",
                alias,
                "-keystore",
                keystore(alias).toString(),
                "-file",
                certificate(alias).toString());
        keytool(
                List.of("-importcert", "-noprompt", "-storetype"),
                type,
                "-alias",
                alias,
                "-file",
                certificate(alias).toString(),
                "-keystore",
                truststore(alias).toString());
        Files.writeString(pem(alias), privateKey(alias, type) + Files.readString(certificate(alias)));
    }

    /** Key and certificate as a key store. */
    public Path keystore(String alias) {
        return folder.resolve(alias + ".keystore");
    }

    /** The certificate as a trust store. */
    public Path truststore(String alias) {
        return folder.resolve(alias + ".truststore");
    }

    /** The certificate alone, as PEM text. */
    public Path certificate(String alias) {
        return folder.resolve(alias + ".crt");
    }

    /** Key and certificate as PEM text. */
    public Path pem(String alias) {
        return folder.resolve(alias + ".pem");
    }

    private String privateKey(String alias, String type) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(type);
        try (InputStream in = Files.newInputStream(keystore(alias))) {
            store.load(in, PASSWORD.toCharArray());
        }
        Key key = store.getKey(alias, PASSWORD.toCharArray());
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static void keytool(List<String> first, String... more) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(first);
        command.addAll(List.of(more));
        command.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(command + ":\n" + output);
        }
    }
}
