import type { ComplianceReference } from '#lib/domain/rules/rule.ts';

const cisVersions = ['3.0.0', '4.0.1', '5.0.0', '6.0.0', '7.0.0'] as const;

/** A rule family's controls as published mappings give them. CIS: one for each version, oldest first. */
type Controls = {
  cis?: readonly [string, string, string, string, string];
  fsbp?: string[];
  pci?: string[];
  /** Paragraphs of 45 CFR 164: `308(a)(3)(i)`. */
  hipaa?: string[];
  nist?: string[];
  soc2?: string[];
};

/** An EC2 instance, or what launches it, without a role. */
export const noInstanceProfile = references({
  cis: ['1.18', '1.18', '1.17', '2.17', '2.16'],
  pci: ['7.2.1', '7.2.2', '7.2.5', '7.3.1', '7.3.2', '7.3.3', '8.2.7', '8.2.8', '8.3.4'],
  hipaa: ['308(a)(3)(i)', '308(a)(3)(ii)(A)', '308(a)(4)(ii)(B)', '308(a)(4)(ii)(C)', '312(a)(1)'],
  nist: ['AC-3', 'CM-5(1)(a)', 'CM-6(a)'],
});

/** An access key older than 90 days. */
export const oldKey = references({
  cis: ['1.14', '1.14', '1.13', '2.13', '2.12'],
  fsbp: ['IAM.3'],
  pci: ['8.3.5', '8.3.7', '8.3.9', '8.3.10.1', '8.6.3'],
  hipaa: ['308(a)(3)(ii)(C)', '308(a)(4)(ii)(C)', '308(a)(5)(ii)(D)'],
  nist: ['AC-2(1)', 'AC-3(3)'],
  soc2: ['CC6.1', 'CC6.2'],
});

/** An access key that nobody uses. */
export const unusedKey = references({
  cis: ['1.12', '1.12', '1.11', '2.11', '2.11'],
  fsbp: ['IAM.8', 'IAM.22'],
  pci: ['7.2.4', '7.2.5.1', '8.2.6'],
  hipaa: ['308(a)(3)(ii)(B)', '308(a)(4)(ii)(C)', '308(a)(5)(ii)(D)'],
  nist: ['AC-2(1)', 'AC-2(3)', 'AC-2(6)'],
  soc2: ['CC6.1', 'CC6.2', 'CC6.3'],
});

/** More than one active access key of a user. CIS 7.0.0 has no such control that we could find. */
export const secondKey = references({ cis: ['1.13', '1.13', '1.12', '2.12', ''] });

/** A key that is out of use and still there: no mapping is published, so this one is our own reading. */
export const retiredKey = references({ soc2: ['CC6.2'] }, { isOwnReading: true });

/** An access key of the root user. */
export const rootKey = references({
  cis: ['1.4', '1.4', '1.3', '2.3', '2.4'],
  fsbp: ['IAM.4'],
  pci: ['7.2.1', '7.2.2', '7.2.3', '8.2.1', '8.2.2', '8.2.4', '8.2.5', '8.3.11'],
  hipaa: ['308(a)(1)(ii)(B)', '308(a)(3)(i)', '308(a)(3)(ii)(B)', '308(a)(4)(ii)(C)', '312(a)(2)(i)'],
  nist: ['AC-2(1)', 'AC-2(6)'],
  soc2: ['CC6.1', 'CC6.2', 'CC6.3'],
});

const leastPrivilege = {
  pci: ['7.2.1', '7.2.2', '7.2.3', '7.2.5', '7.3.1', '7.3.2', '7.3.3', '8.2.7', '8.2.8', '8.3.4'],
  hipaa: ['308(a)(1)(ii)(B)', '308(a)(3)(i)', '308(a)(4)(i)', '308(a)(4)(ii)(B)', '312(a)(1)'],
  nist: ['AC-2(1)', 'AC-2(6)', 'AC-3'],
  soc2: ['CC1.3', 'CC6.3'],
};

/** A role or policy that allows everything. */
export const administratorPolicy = references({
  cis: ['1.16', '1.16', '1.15', '2.15', '2.14'],
  fsbp: ['IAM.1'],
  ...leastPrivilege,
});

/** A role that can become an administrator: no mapping is published, so this is our own reading of the one for administrators. */
export const escalatingPolicy = references(leastPrivilege, { isOwnReading: true });

/** A role that may do too much: a whole service is IAM.21's matter; the rest is our own reading of the one for administrators. */
export const excessivePolicy = [
  ...references({ fsbp: ['IAM.21'] }),
  ...references(leastPrivilege, { isOwnReading: true }),
];

/** An instance that answers requests to its metadata without a session token. */
export const imdsV1Allowed = references({
  cis: ['5.6', '5.7', '5.7', '6.7', '6.7'],
  fsbp: ['EC2.8'],
  pci: ['8.2.8'],
  hipaa: ['308(a)(3)(i)', '308(a)(4)(ii)(C)', '312(a)(1)'],
  nist: ['AC-2(6)', 'AC-3'],
  soc2: ['CC7.2'],
});

/** A resource without an owner: no mapping is published, so this one is our own reading. */
export const unownedResource = references({ pci: ['12.5.1'], nist: ['CM-8(4)'] }, { isOwnReading: true });

/** A role that more than one workload carries: no mapping is published, so this one is our own reading. */
export const sharedRole = references(
  { pci: ['7.2.2'], nist: ['AC-6'], soc2: ['CC6.3'] },
  { isOwnReading: true },
);

/** A role that may use services which it does not use: no mapping is published, so this one is our own reading. */
export const unusedPermissions = references(
  { pci: ['7.2.4'], nist: ['AC-6(7)'], soc2: ['CC6.3'] },
  { isOwnReading: true },
);

/** Credentials in user data, launch templates or code: no mapping is published, so this one is our own reading. */
export const embeddedCredentials = references(
  { pci: ['8.6.2'], nist: ['IA-5(7)'], soc2: ['CC6.1'] },
  { isOwnReading: true },
);

/** An exposed key that is still active: no mapping is published, so this one is our own reading. */
export const exposedKey = references(
  { pci: ['8.6.2'], nist: ['IA-5(7)'], soc2: ['CC6.1', 'CC6.2'] },
  { isOwnReading: true },
);

function references(
  { cis = ['', '', '', '', ''], fsbp = [], pci = [], hipaa = [], nist = [], soc2 = [] }: Controls,
  { isOwnReading } = { isOwnReading: false },
): ComplianceReference[] {
  const of = (framework: string, version: string) => (control: string) => ({
    framework,
    version,
    control,
    isOwnReading,
  });
  return [
    ...cisVersions.map((version, index) => of('CIS AWS Foundations Benchmark', version)(cis[index] ?? '')),
    ...fsbp.map(of('AWS Foundational Security Best Practices', '1.0.0')),
    ...pci.map(of('PCI DSS', '4.0.1')),
    ...hipaa.map((paragraph) => of('HIPAA Security Rule', '45 CFR 164')(`164.${paragraph}`)),
    ...nist.map(of('NIST SP 800-53', 'Revision 5')),
    ...soc2.map(of('SOC 2', '2017 Trust Services Criteria')),
  ].filter(({ control }) => control !== '');
}
