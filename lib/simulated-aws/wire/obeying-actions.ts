import { changeKey } from '../estate/identities.ts';
import { associate } from '../estate/instances.ts';
import type { AccessKey, Instance, Profile } from '../estate/model.ts';
import type { Answering } from './action.ts';
import { AwsError } from './aws-error.ts';
import { existingKeys } from './iam-actions.ts';
import { requiredParameter } from './parameters.ts';
import { associationId, renderProfile } from './render-instance.ts';
import { ec2Time } from './xml.ts';

/** AssociateIamInstanceProfile, by the profile's name or ARN, to an instance that has none. */
export function associateProfile({ call, region, now }: Answering): string {
  const id = requiredParameter(call.params, 'InstanceId');
  const instance = region.instancesById.get(id);
  if (!instance || instance.phase === 'terminated')
    throw new AwsError('InvalidInstanceID.NotFound', `The instance ID '${id}' does not exist`);
  if (instance.profile !== null)
    throw new AwsError('IncorrectState', `There is an existing association for instance ${id}`);
  associate(instance, profileOf({ call }), now);
  return `<iamInstanceProfileAssociation>${associationOf(instance)}</iamInstanceProfileAssociation>`;
}

function associationOf(instance: Instance): string {
  return `<associationId>${associationId(instance)}</associationId><instanceId>${instance.id}</instanceId>${renderProfile(instance)}<state>associating</state><timestamp>${ec2Time(instance.associatedAt)}</timestamp>`;
}

function profileOf({ call }: Pick<Answering, 'call'>): Profile {
  const [name, arn] = [call.params.get('IamInstanceProfile.Name'), call.params.get('IamInstanceProfile.Arn')];
  const profile = call.account.profiles.find((one) => one.name === name || one.arn === arn);
  if (!profile)
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${name ?? arn}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name`,
    );
  return profile;
}

/** UpdateAccessKey. */
export function updateAccessKey({ call, now }: Answering): string {
  const status = requiredParameter(call.params, 'Status');
  changeKey(keyOf({ call }), status === 'Active' ? 'active' : 'inactive', now);
  return '';
}

/** DeleteAccessKey. */
export function deleteAccessKey({ call, now }: Answering): string {
  changeKey(keyOf({ call }), 'deleted', now);
  return '';
}

function keyOf({ call }: Pick<Answering, 'call'>): AccessKey {
  const [name, id] = [
    requiredParameter(call.params, 'UserName'),
    requiredParameter(call.params, 'AccessKeyId'),
  ];
  const user = call.account.users.find((candidate) => candidate.name === name);
  const key = user && existingKeys(user).find((candidate) => candidate.id === id);
  if (!key) throw new AwsError('NoSuchEntity', `The Access Key with id ${id} cannot be found.`, 404);
  return key;
}
