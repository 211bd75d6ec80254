import type { Action } from './action.ts';
import type { ServiceName } from './aws-error.ts';
import { describeAssociations, describeInstanceAttribute, describeInstances } from './ec2-instances.ts';
import { describeRegions } from './ec2-regions.ts';
import { describeLaunchTemplates, describeLaunchTemplateVersions } from './ec2-templates.ts';
import {
  generateCredentialReport,
  getAccessKeyLastUsed,
  getAccountSummary,
  getCredentialReport,
  listAccessKeys,
  listAccountAliases,
  listInstanceProfiles,
} from './iam-actions.ts';
import { getAccountAuthorizationDetails } from './iam-authorization.ts';
import { generateServiceLastAccessedDetails, getServiceLastAccessedDetails } from './iam-service-uses.ts';
import { associateProfile, deleteAccessKey, updateAccessKey } from './obeying-actions.ts';
import { assumeRole, getCallerIdentity } from './sts-actions.ts';

/** Every action that is answered; all others are InvalidAction. */
export const ACTIONS: Readonly<Record<ServiceName, Readonly<Record<string, Action>>>> = {
  ec2: {
    DescribeRegions: describeRegions,
    DescribeInstances: describeInstances,
    DescribeIamInstanceProfileAssociations: describeAssociations,
    DescribeInstanceAttribute: describeInstanceAttribute,
    DescribeLaunchTemplates: describeLaunchTemplates,
    DescribeLaunchTemplateVersions: describeLaunchTemplateVersions,
    AssociateIamInstanceProfile: associateProfile,
  },
  iam: {
    GetAccountAuthorizationDetails: getAccountAuthorizationDetails,
    GenerateCredentialReport: generateCredentialReport,
    GetCredentialReport: getCredentialReport,
    GenerateServiceLastAccessedDetails: generateServiceLastAccessedDetails,
    GetServiceLastAccessedDetails: getServiceLastAccessedDetails,
    ListAccessKeys: listAccessKeys,
    GetAccessKeyLastUsed: getAccessKeyLastUsed,
    GetAccountSummary: getAccountSummary,
    ListAccountAliases: listAccountAliases,
    ListInstanceProfiles: listInstanceProfiles,
    UpdateAccessKey: updateAccessKey,
    DeleteAccessKey: deleteAccessKey,
  },
  sts: { GetCallerIdentity: getCallerIdentity, AssumeRole: assumeRole },
};
