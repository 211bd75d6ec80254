/**
 * The AWS Security Finding Format (2018-10-08) as JSON Schema, as far as Rolecall writes it: the attributes, required
 * ones, values and limits are those of AwsSecurityFinding in the Security Hub API reference and of `Required top-level
 * ASFF attributes` in its user guide. Attributes that Rolecall does not write are refused, so that a misspelt one is.
 */

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength, pattern: '\\S' });
const record = (properties: Record<string, object>, required: readonly string[]) => ({
  ...{ type: 'object', additionalProperties: false, properties, required },
});
/** Names and texts, at most fifty. */
const fields = (nameLength: number, valueLength: number) => ({
  type: 'object',
  maxProperties: 50,
  propertyNames: { minLength: 1, maxLength: nameLength },
  additionalProperties: { type: 'string', minLength: 1, maxLength: valueLength },
});

const time = { type: 'string', format: 'date-time' };
const severity = record(
  {
    Label: { enum: ['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] },
    Original: text(64),
  },
  ['Label'],
);
const types = {
  type: 'array',
  maxItems: 50,
  items: {
    type: 'string',
    pattern:
      '^(Software and Configuration Checks|TTPs|Effects|Unusual Behaviors|Sensitive Data Identifications)(/[^/]+){0,2}$',
  },
};
const resource = record(
  {
    Type: { enum: ['AwsEc2Instance', 'AwsEc2LaunchTemplate', 'AwsIamAccessKey', 'AwsIamRole', 'Other'] },
    Id: text(512),
    Partition: { enum: ['aws', 'aws-cn', 'aws-us-gov'] },
    Region: text(16),
    Details: record({ Other: fields(127, 1023) }, []),
  },
  ['Type', 'Id'],
);

/** The JSON Schema of an array of findings. */
export const asffSchema = {
  type: 'array',
  items: record(
    {
      SchemaVersion: { const: '2018-10-08' },
      Id: text(512),
      ProductArn: {
        type: 'string',
        pattern: '^arn:aws(-cn|-us-gov)?:securityhub:[a-z0-9-]+:\\d{12}:product/\\d{12}/default$',
      },
      ProductName: text(128),
      CompanyName: text(128),
      GeneratorId: text(512),
      AwsAccountId: { type: 'string', pattern: '^\\d{12}$' },
      Region: text(16),
      Types: types,
      FirstObservedAt: time,
      CreatedAt: time,
      UpdatedAt: time,
      Severity: severity,
      Title: text(256),
      Description: text(1024),
      Remediation: record({ Recommendation: record({ Text: text(512) }, []) }, []),
      ProductFields: fields(128, 2048),
      Resources: { type: 'array', minItems: 1, maxItems: 32, items: resource },
      Compliance: record(
        {
          Status: { enum: ['PASSED', 'WARNING', 'FAILED', 'NOT_AVAILABLE'] },
          RelatedRequirements: { type: 'array', maxItems: 32, items: text(64) },
        },
        [],
      ),
      RecordState: { enum: ['ACTIVE', 'ARCHIVED'] },
      Workflow: record({ Status: { enum: ['NEW', 'NOTIFIED', 'RESOLVED', 'SUPPRESSED'] } }, []),
      FindingProviderFields: record({ Severity: severity, Types: types }, []),
    },
    [
      ...['AwsAccountId', 'CreatedAt', 'Description', 'GeneratorId', 'Id', 'ProductArn', 'Resources'],
      ...['SchemaVersion', 'Severity', 'Title', 'Types', 'UpdatedAt'],
    ],
  ),
};
