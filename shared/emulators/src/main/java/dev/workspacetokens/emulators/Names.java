package dev.workspacetokens.emulators;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// What `Ref` and `GetAtt` answer on this machine: parameters, pseudo parameters, and stand-ins of resources in the
/// form that AWS would give them. The same template always gets the same names.
final class Names {

    static final String REGION = "eu-central-1";
    static final String ACCOUNT = "000000000000";
    private static final String STACK = "workspace-tokens";

    private final Parameters parameters;
    private final Resources resources;
    private final Intrinsics intrinsics;

    Names(Parameters parameters, Resources resources, Intrinsics intrinsics) {
        this.parameters = parameters;
        this.resources = resources;
        this.intrinsics = intrinsics;
    }

    /// What `Ref` gives.
    Object ref(String name, String place) {
        if (parameters.has(name)) {
            return parameters.value(name, place);
        }
        return name.startsWith("AWS::") ? pseudo(name, place) : resourceRef(name, place);
    }

    private static Object pseudo(String name, String place) {
        return switch (name) {
            case "AWS::Region" -> REGION;
            case "AWS::AccountId" -> ACCOUNT;
            case "AWS::Partition" -> "aws";
            case "AWS::URLSuffix" -> "amazonaws.com";
            case "AWS::StackName" -> STACK;
            case "AWS::StackId" -> arn("cloudformation", "stack/" + STACK + "/" + uuid(STACK));
            case "AWS::NotificationARNs" -> List.of();
            case "AWS::NoValue" -> Intrinsics.NO_VALUE;
            default -> throw new TemplateException(place, "unknown pseudo parameter " + name);
        };
    }

    private Object resourceRef(String name, String place) {
        if (name.endsWith(".Alias") || name.endsWith(".Version") || name.endsWith(".Stage")) {
            int dot = name.lastIndexOf('.');
            return attribute(name.substring(0, dot), name.substring(dot + 1), place);
        }
        String type = resources.type(name, place);
        return switch (type) {
            case "AWS::DynamoDB::Table" -> own(name, "TableName", place);
            case "AWS::Serverless::Function", "AWS::Lambda::Function" -> own(name, "FunctionName", place);
            case "AWS::Logs::LogGroup" -> own(name, "LogGroupName", place);
            case "AWS::KMS::Key" -> uuid(name);
            case "AWS::KMS::Alias" -> own(name, "AliasName", place);
            case "AWS::Serverless::HttpApi", "AWS::Serverless::Api" -> id(name);
            case "AWS::Cognito::UserPool" -> REGION + "_" + id(name);
            case "AWS::IAM::ManagedPolicy" -> "arn:aws:iam::" + ACCOUNT + ":policy/" + name;
            case "AWS::SNS::Topic" -> arn("sns", name);
            case "AWS::ApiGatewayV2::DomainName" -> own(name, "DomainName", place);
            default -> name;
        };
    }

    /// What `GetAtt` gives.
    Object attribute(String name, String attribute, String place) {
        if (resources.isRoleOfFunction(name) && attribute.equals("Arn")) {
            return "arn:aws:iam::" + ACCOUNT + ":role/" + name;
        }
        String type = resources.type(name, place);
        return switch (type + "." + attribute) {
            case "AWS::DynamoDB::Table.Arn" -> arn("dynamodb", "table/" + resourceRef(name, place));
            case "AWS::DynamoDB::Table.StreamArn" -> arn("dynamodb", "table/" + resourceRef(name, place) + "/stream/0");
            case "AWS::Serverless::Function.Arn", "AWS::Lambda::Function.Arn" -> functionArn(name, place);
            case "AWS::Serverless::Function.Alias" ->
                functionArn(name, place) + ":" + property(name, "AutoPublishAlias", "live", place);
            case "AWS::Serverless::Function.Version" -> functionArn(name, place) + ":1";
            case "AWS::KMS::Key.Arn" -> arn("kms", "key/" + uuid(name));
            case "AWS::KMS::Key.KeyId" -> uuid(name);
            case "AWS::Serverless::HttpApi.Stage" -> property(name, "StageName", "$default", place);
            case "AWS::Serverless::Api.Stage" -> property(name, "StageName", "live", place);
            case "AWS::Serverless::HttpApi.ApiEndpoint" ->
                "https://" + id(name) + ".execute-api." + REGION + ".amazonaws.com";
            case "AWS::ApiGatewayV2::DomainName.RegionalDomainName" ->
                "d-" + id(name) + ".execute-api." + REGION + ".amazonaws.com";
            case "AWS::Serverless::Api.RootResourceId" -> id(name + "/root");
            case "AWS::Cognito::UserPool.ProviderURL" -> "https://" + resourceHost(name, place);
            case "AWS::Cognito::UserPool.ProviderName" -> resourceHost(name, place);
            case "AWS::Cognito::UserPool.UserPoolId" -> resourceRef(name, place);
            case "AWS::Cognito::UserPool.Arn" -> arn("cognito-idp", "userpool/" + resourceRef(name, place));
            case "AWS::Cognito::UserPoolClient.ClientId" -> name;
            case "AWS::IAM::Role.Arn" -> "arn:aws:iam::" + ACCOUNT + ":role/" + name;
            case "AWS::Logs::LogGroup.Arn" -> arn("logs", "log-group:" + resourceRef(name, place) + ":*");
            case "AWS::SNS::Topic.TopicArn" -> arn("sns", name);
            case "AWS::SQS::Queue.Arn" -> arn("sqs", name);
            case "AWS::SQS::Queue.QueueName" -> name;
            case "AWS::Events::Rule.Arn" -> arn("events", "rule/" + name);
            case "AWS::CloudWatch::Alarm.Arn" -> arn("cloudwatch", "alarm:" + name);
            default ->
                throw new TemplateException(place, type + " has no attribute " + attribute + " (of " + name + ")");
        };
    }

    private String resourceHost(String name, String place) {
        return "cognito-idp." + REGION + ".amazonaws.com/" + resourceRef(name, place);
    }

    private Object own(String name, String property, String place) {
        return property(name, property, STACK + "-" + name, place);
    }

    private Object property(String name, String property, String fallback, String place) {
        return intrinsics.resolve(resources.properties(name).getOrDefault(property, fallback), place);
    }

    private String functionArn(String name, String place) {
        return arn("lambda", "function:" + resourceRef(name, place));
    }

    static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }

    /// The id of an API: ten characters of base 36, as API Gateway gives them.
    static String id(String name) {
        String digits = Long.toUnsignedString(UUID.fromString(uuid(name)).getMostSignificantBits(),
                Character.MAX_RADIX);
        return ("0".repeat(10) + digits).substring(digits.length());
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes((STACK + "/" + name).getBytes(StandardCharsets.UTF_8)).toString();
    }
}
