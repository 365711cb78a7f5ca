package dev.workspacetokens.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Stream;

/// A handler as the managed runtime calls it: JSON in, JSON out, by the runtime's own serialisation.
@FunctionalInterface
interface JsonHandler {

    byte[] handle(byte[] event, Context context) throws IOException;

    /// Wraps a handler.
    ///
    /// @throws IllegalArgumentException when it is neither a RequestStreamHandler nor a RequestHandler of known types
    static JsonHandler of(Object handler) {
        return switch (handler) {
            case RequestStreamHandler stream -> (event, context) -> {
                var out = new ByteArrayOutputStream();
                stream.handleRequest(new ByteArrayInputStream(event), out, context);
                return out.toByteArray();
            };
            case RequestHandler<?, ?> typed -> of(typed);
            default -> throw new IllegalArgumentException(handler.getClass().getName() + " is no Lambda handler");
        };
    }

    private static JsonHandler of(RequestHandler<?, ?> handler) {
        @SuppressWarnings("unchecked") // the serializer makes exactly the type that the handler names
        var typed = (RequestHandler<Object, Object>) handler;
        Method method = method(handler.getClass());
        PojoSerializer<Object> input = serializer(method.getGenericParameterTypes()[0]);
        PojoSerializer<Object> output = serializer(method.getGenericReturnType());
        return (event, context) -> {
            Object result = typed.handleRequest(input.fromJson(new ByteArrayInputStream(event)), context);
            var out = new ByteArrayOutputStream();
            output.toJson(result, out);
            return out.toByteArray();
        };
    }

    /// The `handleRequest` that has the handler's own types, not the bridge that erases them. It may be inherited.
    private static Method method(Class<?> type) {
        return Stream.<Class<?>>iterate(type, one -> one != Object.class, Class::getSuperclass)
                .flatMap(one -> Arrays.stream(one.getDeclaredMethods()))
                .filter(one -> one.getName().equals("handleRequest") && !one.isBridge() && one.getParameterCount() == 2)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no handleRequest"));
    }

    @SuppressWarnings("unchecked") // as the managed runtime does
    private static PojoSerializer<Object> serializer(Type type) {
        if (type instanceof Class<?> known && LambdaEventSerializers.isLambdaSupportedEvent(known.getName())) {
            return (PojoSerializer<Object>) LambdaEventSerializers.serializerFor(known, known.getClassLoader());
        }
        if (type instanceof Class<?> || type instanceof ParameterizedType) {
            return JacksonFactory.getInstance().getSerializer(type);
        }
        throw new IllegalArgumentException("no serializer for " + type);
    }
}
