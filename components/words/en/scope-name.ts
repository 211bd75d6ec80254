type Scope = { region: string; collector: string };

/** `prod / eu-west-1 / ec2` */
export const scopeName = (accountName: string, { region, collector }: Scope) =>
  `${accountName} / ${region} / ${collector}`;
