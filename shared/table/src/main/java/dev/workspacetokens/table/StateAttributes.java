package dev.workspacetokens.table;

import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.CheckedPolicy;
import dev.workspacetokens.domain.access.PolicyDraft;
import dev.workspacetokens.lambda.AccessPolicyReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// What the rows of the deployment's state hold.
public final class StateAttributes {

    /// The access policy as it was put, packed by gzip.
    public static final String DOCUMENT = "document";
    /// The uids of the frozen workspaces, in their order, with a space between two.
    public static final String WORKSPACES = "workspaces";

    private static final String SPACE = " ";

    private StateAttributes() {}

    /// Packs a document.
    public static byte[] packed(byte[] document) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(document);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes everything", e);
        }
        return bytes.toByteArray();
    }

    /// Unpacks a document.
    ///
    /// @throws IllegalStateException when it is none that was packed here
    public static byte[] unpacked(byte[] packed) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("the stored document is broken", e);
        }
    }

    /// The access policy in a packed document.
    ///
    /// @throws IllegalStateException when it is none that was packed here
    /// @throws IllegalArgumentException with all that is wrong with it
    public static AccessPolicy policy(byte[] packed) {
        return AccessPolicyReader.read(unpacked(packed)).orThrow();
    }

    /// What a document says that was valid when it was packed.
    ///
    /// @throws IllegalStateException when it is valid no more
    public static PolicyDraft draft(byte[] document) {
        return switch (AccessPolicyReader.read(document)) {
            case CheckedPolicy.Valid(_, var draft) -> draft;
            case CheckedPolicy.Invalid _ -> throw new IllegalStateException("the stored access policy is not valid");
        };
    }

    /// Uids as one text.
    public static String text(Collection<String> uids) {
        return String.join(SPACE, new TreeSet<>(uids));
    }

    /// The uids in a text.
    public static Set<String> uids(String text) {
        return Arrays.stream(text.split(SPACE, -1)).filter(uid -> !uid.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
