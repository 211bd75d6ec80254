export const remediationWords = {
  title: 'How to mend it',
  ways: { cli: 'AWS CLI', terraform: 'Terraform', cloudFormation: 'CloudFormation', console: 'Console' },
} as const;
