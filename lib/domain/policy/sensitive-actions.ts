import { escalationPaths } from '#lib/domain/policy/escalation-paths.ts';

/** Actions that answer with credentials, passwords or keys, or make them. */
export const credentialActions: readonly string[] = [
  ...['chime:CreateApiKey', 'codeartifact:GetAuthorizationToken', 'codepipeline:PollForJobs'],
  ...['cognito-identity:GetCredentialsForIdentity', 'cognito-identity:GetOpenIdToken'],
  ...['cognito-identity:GetOpenIdTokenForDeveloperIdentity', 'cognito-idp:AdminInitiateAuth'],
  ...['cognito-idp:DescribeUserPoolClient', 'cognito-idp:AdminSetUserPassword', 'connect:GetFederationToken'],
  ...['dms:ModifyEndpoint', 'ds:ResetUserPassword', 'ec2:CreateKeyPair', 'ec2:GetPasswordData'],
  ...['elasticache:ModifyUser', 'emr-containers:GetManagedEndpointSessionCredentials'],
  ...['gamelift:GetComputeAccess', 'gamelift:GetInstanceAccess', 'gamelift:RequestUploadCredentials'],
  ...['iam:CreateAccessKey', 'iam:CreateLoginProfile', 'iam:CreateServiceSpecificCredential'],
  ...['iam:ResetServiceSpecificCredential', 'iam:UpdateAccessKey', 'iam:UpdateLoginProfile'],
  ...[
    'lightsail:CreateBucketAccessKey',
    'lightsail:DownloadDefaultKeyPair',
    'lightsail:GetInstanceAccessDetails',
  ],
  ...['lightsail:GetRelationalDatabaseMasterUserPassword', 'mediapackage:RotateChannelCredentials'],
  ...['mediapackage:RotateIngestEndpointCredentials', 'rds-db:connect', 'redshift:CreateClusterUser'],
  ...['redshift:GetClusterCredentials', 'redshift:GetClusterCredentialsWithIAM', 'redshift:JoinGroup'],
  ...[
    'redshift-serverless:GetCredentials',
    'secretsmanager:GetSecretValue',
    'secretsmanager:BatchGetSecretValue',
  ],
  ...['sso:GetRoleCredentials', 'sts:AssumeRole', 'sts:GetFederationToken', 'transfer:ImportSshPublicKey'],
];

/** Actions that read what is kept: objects, rows, messages, parameters, snapshots, sources. */
export const dataActions: readonly string[] = [
  ...['athena:GetQueryResults', 'backup:StartRestoreJob', 'codecommit:GetFile', 'codecommit:GitPull'],
  ...[
    'dynamodb:BatchGetItem',
    'dynamodb:ExportTableToPointInTime',
    'dynamodb:GetItem',
    'dynamodb:GetRecords',
  ],
  ...['dynamodb:PartiQLSelect', 'dynamodb:Query', 'dynamodb:Scan', 'ebs:GetSnapshotBlock'],
  ...[
    'ec2:CreateSnapshot',
    'ec2:ExportImage',
    'ec2:GetConsoleOutput',
    'es:ESHttpGet',
    'firehose:UpdateDestination',
  ],
  ...['glacier:GetJobOutput', 'kinesis:GetRecords', 'lambda:GetFunction', 'logs:FilterLogEvents'],
  ...['logs:GetLogEvents', 'logs:GetQueryResults', 'neptune-db:ReadDataViaQuery', 'rds:CopyDBSnapshot'],
  ...[
    'rds:CreateDBSnapshot',
    'rds:StartExportTask',
    'rds-data:ExecuteStatement',
    'redshift-data:ExecuteStatement',
  ],
  ...[
    'redshift-data:GetStatementResult',
    's3:GetObject',
    's3:GetObjectVersion',
    's3:PutReplicationConfiguration',
  ],
  ...['secretsmanager:BatchGetSecretValue', 'secretsmanager:GetSecretValue', 'sqs:ReceiveMessage'],
  ...['ssm:GetParameter', 'ssm:GetParameterHistory', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
];

/** Actions that give permissions or share resources with others, though AWS does not class them so. */
export const sharingActions: readonly string[] = [
  ...['ec2:ModifyImageAttribute', 'eks:CreateAccessEntry', 'identitystore:CreateGroupMembership'],
  ...['lambda:CreateFunctionUrlConfig', 'ram:CreateResourceShare', 'rds:ModifyDBClusterSnapshotAttribute'],
  ...['rds:ModifyDBSnapshotAttribute', 'sso:CreateAccountAssignment', 'sso:PutInlinePolicyToPermissionSet'],
];

/**
 * What the agents of Systems Manager and CloudWatch write of the machine that they run on: nearly every instance's role may,
 * on `*`, and nothing of anybody else's changes by it.
 */
export const agentActions: readonly string[] = [
  ...['cloudwatch:PutMetricData', 'ec2messages:AcknowledgeMessage', 'ec2messages:DeleteMessage'],
  ...[
    'ec2messages:FailMessage',
    'ec2messages:GetEndpoint',
    'ec2messages:GetMessages',
    'ec2messages:SendReply',
  ],
  ...['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:PutRetentionPolicy'],
  ...['ssm:PutComplianceItems', 'ssm:PutConfigurePackageResult', 'ssm:PutInventory'],
  ...['ssm:UpdateAssociationStatus', 'ssm:UpdateInstanceAssociationStatus', 'ssm:UpdateInstanceInformation'],
  ...['ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel'],
  ...['ssmmessages:OpenDataChannel', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
];

/** Every action that is named here. */
export const knownActions: readonly string[] = [
  ...credentialActions,
  ...dataActions,
  ...sharingActions,
  ...agentActions,
  ...escalationPaths.flatMap(({ actions }) => actions),
];
