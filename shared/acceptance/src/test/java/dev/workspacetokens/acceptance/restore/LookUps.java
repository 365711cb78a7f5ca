package dev.workspacetokens.acceptance.restore;

import dev.workspacetokens.lambda.ExecutionEnvironment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// A function's process that does nothing but look up a name, once for each character on its standard input, and print
/// its address. The name is the argument.
final class LookUps {

    private LookUps() {}

    public static void main(String[] arguments) throws IOException {
        var _ = ExecutionEnvironment.lambda();
        while (System.in.read() >= 0) {
            System.out.println(address(arguments[0]));
        }
    }

    private static String address(String name) {
        try {
            return InetAddress.getByName(name).getHostAddress();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
