/** A way from some permissions to an administrator's, as security researchers have published it. */
export type EscalationPath = {
  id: string;
  /** The actions that it takes, all of them. */
  actions: readonly string[];
  /** What whoever holds them does, as a sentence. */
  how: string;
  /** The service that a role is handed to; a condition on `iam:PassedToService` is held against it. */
  passedTo?: string;
  /** Whose way it is, if only roles have it, or only users. */
  of?: 'role' | 'user';
  /** What limits whoever takes it: a boundary that it could take off, a Deny of its own or of a group that it could get rid of. */
  needs?: 'boundary' | 'deny' | 'group-deny';
};

const becomesItsRole = 'with a role of the account, and works with what that role may do';
const ec2 = 'ec2.amazonaws.com';
const lambda = 'lambda.amazonaws.com';
const glue = 'glue.amazonaws.com';
const ecs = 'ecs-tasks.amazonaws.com';
const sagemaker = 'sagemaker.amazonaws.com';
const codebuild = 'codebuild.amazonaws.com';
const cloudformation = 'cloudformation.amazonaws.com';

const byIam: readonly EscalationPath[] = [
  path(
    'iam:CreatePolicyVersion',
    'Writes a new default version of a policy that it has, and allows itself everything.',
  ),
  path(
    'iam:SetDefaultPolicyVersion',
    'Makes an older version of a policy the default, one that allows more.',
  ),
  path('iam:CreateAccessKey', 'Makes an access key for a user who may do more.'),
  path('iam:CreateLoginProfile', 'Gives a user who may do more a password for the console.'),
  path('iam:UpdateLoginProfile', 'Changes the password of a user who may do more.'),
  path('iam:AttachUserPolicy', 'Attaches AdministratorAccess to a user, itself if it is one.'),
  path('iam:AttachGroupPolicy', 'Attaches AdministratorAccess to a group.'),
  path('iam:AttachRolePolicy', 'Attaches AdministratorAccess to a role, itself if it is one.'),
  path('iam:PutUserPolicy', 'Writes an inline policy that allows a user everything, itself if it is one.'),
  path('iam:PutGroupPolicy', 'Writes an inline policy that allows a group everything.'),
  path('iam:PutRolePolicy', 'Writes an inline policy that allows a role everything, itself if it is one.'),
  path('iam:AddUserToGroup', 'Puts a user into a group that may do more.'),
  path(
    'iam:UpdateAssumeRolePolicy sts:AssumeRole',
    'Lets itself assume a role that may do more, and assumes it.',
  ),
  path('sts:AssumeRole', 'Assumes any role that trusts the account.'),
  path('iam:DeleteRolePermissionsBoundary', 'Takes off its own permissions boundary.', {
    ...{ of: 'role', needs: 'boundary' },
  }),
  path('iam:PutRolePermissionsBoundary', 'Puts a boundary that allows more in place of its own.', {
    ...{ of: 'role', needs: 'boundary' },
  }),
  path('iam:DeleteUserPermissionsBoundary', 'Takes off its own permissions boundary.', {
    ...{ of: 'user', needs: 'boundary' },
  }),
  path('iam:PutUserPermissionsBoundary', 'Puts a boundary that allows more in place of its own.', {
    ...{ of: 'user', needs: 'boundary' },
  }),
  path('iam:DeleteRolePolicy', 'Deletes the inline policy that denies it something.', {
    ...{ of: 'role', needs: 'deny' },
  }),
  path('iam:DetachRolePolicy', 'Detaches the policy that denies it something.', {
    ...{ of: 'role', needs: 'deny' },
  }),
  path('iam:DeleteUserPolicy', 'Deletes the inline policy that denies it something.', {
    ...{ of: 'user', needs: 'deny' },
  }),
  path('iam:DetachUserPolicy', 'Detaches the policy that denies it something.', {
    ...{ of: 'user', needs: 'deny' },
  }),
  path('iam:RemoveUserFromGroup', 'Leaves the group that denies it something.', {
    ...{ of: 'user', needs: 'group-deny' },
  }),
  path('iam:DeleteGroupPolicy', 'Deletes the inline policy by which its group denies it something.', {
    ...{ of: 'user', needs: 'group-deny' },
  }),
  path('iam:DetachGroupPolicy', 'Detaches the policy by which its group denies it something.', {
    ...{ of: 'user', needs: 'group-deny' },
  }),
  path('iam:UpdateSAMLProvider', 'Replaces the identity provider that federated roles trust by its own.'),
  path(
    'iam:UpdateOpenIDConnectProviderThumbprint iam:AddClientIDToOpenIDConnectProvider',
    'Lets a provider of its own sign in to the roles that trust it.',
  ),
  path(
    'sso:PutInlinePolicyToPermissionSet sso:ProvisionPermissionSet',
    'Writes more into a permission set of IAM Identity Center.',
  ),
  path(
    'sso:AttachManagedPolicyToPermissionSet sso:ProvisionPermissionSet',
    'Attaches AdministratorAccess to a permission set of IAM Identity Center.',
  ),
  path('sso:CreateAccountAssignment', 'Assigns itself a permission set that allows more.'),
  path(
    'identitystore:CreateGroupMembership',
    'Puts a person into a group of IAM Identity Center that may do more.',
  ),
];

const byPassingARole: readonly EscalationPath[] = [
  passing(ec2, 'ec2:RunInstances', `Starts an instance ${becomesItsRole}.`),
  passing(ec2, 'ec2:RequestSpotInstances', `Starts a spot instance ${becomesItsRole}.`),
  passing(
    ec2,
    'ec2:AssociateIamInstanceProfile',
    'Gives an instance that it holds a profile with a stronger role.',
  ),
  passing(
    ec2,
    'ec2:ReplaceIamInstanceProfileAssociation',
    'Exchanges the profile of an instance that it holds for a stronger one.',
  ),
  passing(
    ec2,
    'autoscaling:CreateLaunchConfiguration autoscaling:CreateAutoScalingGroup',
    `Has a group start instances ${becomesItsRole}.`,
  ),
  passing(
    ec2,
    'ec2:CreateLaunchTemplate autoscaling:CreateAutoScalingGroup',
    `Has a group start instances ${becomesItsRole}.`,
  ),
  passing(
    lambda,
    'lambda:CreateFunction lambda:InvokeFunction',
    `Makes and calls a function ${becomesItsRole}.`,
  ),
  passing(
    lambda,
    'lambda:CreateFunction lambda:CreateEventSourceMapping',
    `Makes a function ${becomesItsRole}, and has an event call it.`,
  ),
  passing(
    lambda,
    'lambda:CreateFunction lambda:AddPermission',
    `Makes a function ${becomesItsRole}, and lets another account call it.`,
  ),
  passing(
    lambda,
    'lambda:CreateFunction lambda:CreateFunctionUrlConfig',
    `Makes a function ${becomesItsRole}, and calls it by its address.`,
  ),
  passing(glue, 'glue:CreateDevEndpoint', `Makes a development endpoint ${becomesItsRole}.`),
  passing(glue, 'glue:CreateJob glue:StartJobRun', `Makes and runs a job ${becomesItsRole}.`),
  passing(
    glue,
    'glue:CreateJob glue:CreateTrigger',
    `Makes a job ${becomesItsRole}, and has a trigger run it.`,
  ),
  passing(
    glue,
    'glue:UpdateJob glue:StartJobRun',
    `Gives a job another role and its own script, and runs it.`,
  ),
  passing(
    glue,
    'glue:UpdateJob glue:CreateTrigger',
    `Gives a job another role and its own script, and has a trigger run it.`,
  ),
  passing(glue, 'glue:CreateSession glue:RunStatement', `Opens an interactive session ${becomesItsRole}.`),
  passing(cloudformation, 'cloudformation:CreateStack', `Has a stack make what it wants, ${becomesItsRole}.`),
  passing(
    cloudformation,
    'cloudformation:UpdateStack',
    `Has a stack change what it wants, ${becomesItsRole}.`,
  ),
  passing(
    cloudformation,
    'cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet',
    `Has a change set make what it wants, ${becomesItsRole}.`,
  ),
  passing(
    cloudformation,
    'cloudformation:CreateStackSet cloudformation:CreateStackInstances',
    `Has stacks make what it wants, ${becomesItsRole}.`,
  ),
  passing(
    cloudformation,
    'cloudformation:UpdateStackSet',
    `Has stacks change what it wants, ${becomesItsRole}.`,
  ),
  passing(
    'datapipeline.amazonaws.com',
    'datapipeline:CreatePipeline datapipeline:PutPipelineDefinition datapipeline:ActivatePipeline',
    `Runs commands in a pipeline ${becomesItsRole}.`,
  ),
  passing(
    sagemaker,
    'sagemaker:CreateNotebookInstance sagemaker:CreatePresignedNotebookInstanceUrl',
    `Opens a notebook ${becomesItsRole}.`,
  ),
  passing(sagemaker, 'sagemaker:CreateTrainingJob', `Runs a training job ${becomesItsRole}.`),
  passing(sagemaker, 'sagemaker:CreateProcessingJob', `Runs a processing job ${becomesItsRole}.`),
  passing(
    'codestar.amazonaws.com',
    'codestar:CreateProject',
    `Makes a project whose template runs ${becomesItsRole}.`,
  ),
  passing(codebuild, 'codebuild:CreateProject codebuild:StartBuild', `Runs a build ${becomesItsRole}.`),
  passing(
    codebuild,
    'codebuild:CreateProject codebuild:StartBuildBatch',
    `Runs a batch of builds ${becomesItsRole}.`,
  ),
  passing(
    codebuild,
    'codebuild:UpdateProject codebuild:StartBuild',
    `Gives a build another role, and runs it.`,
  ),
  passing(
    'codepipeline.amazonaws.com',
    'codepipeline:CreatePipeline codepipeline:StartPipelineExecution',
    `Runs a pipeline ${becomesItsRole}.`,
  ),
  passing(ecs, 'ecs:RegisterTaskDefinition ecs:RunTask', `Runs a container ${becomesItsRole}.`),
  passing(
    ecs,
    'ecs:RegisterTaskDefinition ecs:StartTask',
    `Starts a container on an instance of a cluster ${becomesItsRole}.`,
  ),
  passing(
    ecs,
    'ecs:RegisterTaskDefinition ecs:CreateService',
    `Has a service run a container ${becomesItsRole}.`,
  ),
  passing(
    ecs,
    'ecs:RegisterTaskDefinition ecs:UpdateService',
    `Has a service run a container ${becomesItsRole}.`,
  ),
  passing('ssm.amazonaws.com', 'ssm:StartAutomationExecution', `Runs an automation ${becomesItsRole}.`),
  passing(
    'states.amazonaws.com',
    'states:CreateStateMachine states:StartExecution',
    `Runs a state machine ${becomesItsRole}.`,
  ),
  passing(
    'states.amazonaws.com',
    'states:UpdateStateMachine states:StartExecution',
    `Changes a state machine and runs it ${becomesItsRole}.`,
  ),
  passing(
    'events.amazonaws.com',
    'events:PutRule events:PutTargets',
    `Has a rule of EventBridge act ${becomesItsRole}.`,
  ),
  passing(
    'scheduler.amazonaws.com',
    'scheduler:CreateSchedule',
    `Has a schedule call any API ${becomesItsRole}.`,
  ),
  passing(ecs, 'batch:RegisterJobDefinition batch:SubmitJob', `Runs a batch job ${becomesItsRole}.`),
  passing(
    'elasticmapreduce.amazonaws.com',
    'elasticmapreduce:RunJobFlow',
    `Starts a cluster ${becomesItsRole}.`,
  ),
  passing(
    'elasticbeanstalk.amazonaws.com',
    'elasticbeanstalk:CreateEnvironment',
    `Starts an environment ${becomesItsRole}.`,
  ),
  passing('tasks.apprunner.amazonaws.com', 'apprunner:CreateService', `Runs a service ${becomesItsRole}.`),
  passing(
    'bedrock-agentcore.amazonaws.com',
    'bedrock-agentcore:CreateCodeInterpreter bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter',
    `Runs code in an interpreter ${becomesItsRole}.`,
  ),
  passing(
    'cognito-identity.amazonaws.com',
    'cognito-identity:SetIdentityPoolRoles cognito-identity:GetCredentialsForIdentity',
    `Has an identity pool hand out credentials of a role.`,
  ),
];

const byTakingOver: readonly EscalationPath[] = [
  path(
    'lambda:UpdateFunctionCode',
    'Puts its own code into a function, which runs with that function’s role.',
  ),
  path(
    'lambda:UpdateFunctionConfiguration',
    'Puts a layer of its own over a function, which runs with that function’s role.',
  ),
  path('glue:UpdateDevEndpoint', 'Puts its own key on a development endpoint, and logs in to its role.'),
  path('ssm:SendCommand', 'Runs commands on any managed instance, with that instance’s role.'),
  path('ssm:StartSession', 'Opens a shell on any managed instance, with that instance’s role.'),
  path(
    'ssm:CreateAssociation',
    'Has State Manager run commands on any managed instance, with that instance’s role.',
  ),
  path('ec2-instance-connect:SendSSHPublicKey', 'Puts its own key on an instance, and logs in to its role.'),
  path(
    'ec2-instance-connect:SendSerialConsoleSSHPublicKey',
    'Opens the serial console of an instance, and works with its role.',
  ),
  path(
    'ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances',
    'Puts its own commands into an instance’s user data, which run with that instance’s role.',
  ),
  path(
    'ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate',
    'Puts its own commands into a launch template, which run with its instances’ role.',
  ),
  path('codebuild:StartBuild', 'Runs a build with a buildspec of its own, with that project’s role.'),
  path(
    'codebuild:StartBuildBatch',
    'Runs a batch of builds with a buildspec of its own, with that project’s role.',
  ),
  path(
    'codestar:CreateProject codestar:AssociateTeamMember',
    'Makes itself the owner of a new project, whose role may do more.',
  ),
  path('codestar:CreateProjectFromTemplate', 'Makes a project whose own role may do more.'),
  path('ecs:ExecuteCommand ecs:DescribeTasks', 'Runs commands in a running container, with its task’s role.'),
  path('sagemaker:CreatePresignedNotebookInstanceUrl', 'Opens a notebook of somebody else, with its role.'),
  path('sagemaker:CreatePresignedDomainUrl', 'Opens the studio of somebody else, with its role.'),
  path(
    'sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:StopNotebookInstance sagemaker:UpdateNotebookInstance sagemaker:StartNotebookInstance',
    'Has a notebook run its own commands as it starts, with its role.',
  ),
  path('apprunner:UpdateService', 'Puts its own image into a service, which runs with that service’s role.'),
  path(
    'bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter',
    'Runs code in an interpreter that there is, with its role.',
  ),
  path('cloudformation:UpdateStack', 'Has a stack that keeps its role change what it wants.'),
  path(
    'datapipeline:PutPipelineDefinition datapipeline:ActivatePipeline',
    'Changes what a pipeline runs, with that pipeline’s role.',
  ),
];

/** Every path that is looked for. */
export const escalationPaths: readonly EscalationPath[] = [...byIam, ...byPassingARole, ...byTakingOver];

function path(actions: string, how: string, more: Partial<EscalationPath> = {}): EscalationPath {
  const list = actions.split(' ');
  return { id: list.join('+'), actions: list, how, ...more };
}

function passing(passedTo: string, actions: string, how: string): EscalationPath {
  return path(`iam:PassRole ${actions}`, how, { passedTo });
}
