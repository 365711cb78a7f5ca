package dev.workspacetokens.emulators.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ClientEndpointProvider;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.client.config.SdkClientOption;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.protocols.json.AwsJsonProtocol;
import software.amazon.awssdk.protocols.json.AwsJsonProtocolFactory;
import software.amazon.awssdk.protocols.json.JsonOperationMetadata;
import software.amazon.awssdk.utils.IoUtils;

/// AWS' JSON protocol from a service's end: reads requests and writes answers, with what the SDK's clients write
/// requests and read answers with.
final class JsonProtocol {

    private static final int OK = 200;
    private static final AwsJsonProtocolFactory FACTORY = AwsJsonProtocolFactory.builder()
            .clientConfiguration(SdkClientConfiguration.builder()
                    .option(SdkClientOption.CLIENT_ENDPOINT_PROVIDER,
                            ClientEndpointProvider.create(URI.create("http://localhost"), false))
                    .build())
            .defaultServiceExceptionSupplier(AwsServiceException::builder)
            .protocol(AwsJsonProtocol.AWS_JSON).protocolVersion("1.1").build();
    private static final JsonOperationMetadata OF_JSON = JsonOperationMetadata.builder().isPayloadJson(true)
            .hasStreamingSuccessResponse(false).build();
    private static final OperationInfo OPERATION = OperationInfo.builder().requestUri("/")
            .httpMethod(SdkHttpMethod.POST).hasImplicitPayloadMembers(true).build();

    private JsonProtocol() {}

    /// Reads a request.
    ///
    /// @param builder of an empty one
    static SdkPojo read(SdkPojo builder, byte[] body) {
        try {
            return FACTORY.<SdkPojo>createResponseHandler(OF_JSON, () -> builder).handle(SdkHttpFullResponse.builder()
                    .statusCode(OK).content(AbortableInputStream.create(new java.io.ByteArrayInputStream(body)))
                    .build(),
                    new ExecutionAttributes());
        } catch (Exception e) {
            throw new IllegalArgumentException("no JSON of this operation", e);
        }
    }

    /// Writes an answer.
    static byte[] write(SdkPojo answer) {
        try (var body = FACTORY.createProtocolMarshaller(OPERATION).marshall(answer).contentStreamProvider()
                .orElseThrow().newStream()) {
            return IoUtils.toByteArray(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
