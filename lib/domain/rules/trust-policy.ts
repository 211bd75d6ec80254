/** The trust policy of a role for EC2 instances, as one line of JSON. */
export const ec2TrustPolicy =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
