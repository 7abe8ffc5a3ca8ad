package dev.stagedoor.sample.catalog.descriptor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that are files, and not too long. */
final class BoundedFile {

    private BoundedFile() {}

    /**
     * Reads a file as text.
     *
     * @param source what it is called in messages
     * @param file the file
     * @throws DescriptorException if it can not be read, is no file or is too long
     */
    static String read(String source, Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new DescriptorException(
                        source, 0, Files.exists(file) ? "it is not a regular file" : "it does not exist");
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(DescriptorLimits.BYTES + 1);
                if (bytes.length > DescriptorLimits.BYTES) {
                    throw new DescriptorException(source, 0, "it is longer than " + DescriptorLimits.BYTES + " bytes");
                }
                return DescriptorText.decode(source, bytes);
            }
        } catch (NoSuchFileException ex) {
            throw new DescriptorException(source, 0, "it does not exist");
        } catch (AccessDeniedException ex) {
            throw new DescriptorException(source, 0, "it may not be read by the backend's user");
        } catch (IOException ex) {
            throw new DescriptorException(source, 0, "it can not be read: " + ex);
        }
    }
}
