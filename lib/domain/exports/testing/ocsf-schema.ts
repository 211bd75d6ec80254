/**
 * The classes Detection Finding and Compliance Finding of OCSF 1.9.0 as JSON Schema, written down from the attribute
 * lists that github.com/ocsf/ocsf-schema publishes: the attributes of every object that Rolecall writes, with their type
 * where Rolecall fills them in. Refused is what the class or object does not have, what it deprecates, and what belongs
 * to a profile that Rolecall does not declare; so is a number without its caption.
 */

/**
 * Attributes by name: a type, `[]` for a list of it, `!` where it has to be there: the schema requires it, or
 * recommends it and Rolecall always knows it. `any`: not written by Rolecall.
 */
type Attributes = Readonly<Record<string, string>>;

const any = (names: string): Attributes => Object.fromEntries(names.split(' ').map((name) => [name, 'any']));

const entity = { name: 'string', uid: 'string', ...any('uid_numeric') };

const objects: Readonly<Record<string, Attributes>> = {
  account: {
    ...entity,
    ...{ uid: 'string!', type: 'string!', type_id: 'integer!' },
    ...any('is_disabled is_locked is_on_premises_sync_enabled labels tags'),
  },
  analytic: {
    ...entity,
    ...{ uid: 'string!', name: 'string!', type: 'string', type_id: 'integer!' },
    ...any('algorithm category desc sensor_info_list state state_id version'),
  },
  cloud: {
    ...{ provider: 'string!', region: 'string!', account: 'account!' },
    ...any('cloud_partition org project_uid zone'),
  },
  compliance: {
    ...{ control: 'string!', requirements: 'string[]', standards: 'string[]' },
    ...{ status: 'string!', status_id: 'integer!' },
    ...any('assessments category checks control_parameters desc status_code status_details'),
  },
  evidences: {
    data: 'json',
    ...any('actor ai_agent api browser_extension connection_info container database databucket device'),
    ...any('dst_endpoint email file http_request http_response ja4_fingerprint_list job name process query'),
    ...any('reg_key reg_value resources script src_endpoint tls uid uid_numeric url user verdict verdict_id'),
    ...any('win_service'),
  },
  finding_info: {
    ...{ uid: 'string!', title: 'string!', desc: 'string', types: 'string[]', analytic: 'analytic!' },
    ...{ created_time: 'time', first_seen_time: 'time', modified_time: 'time' },
    ...any('attack_graph attacks data_sources kill_chain last_seen_time product product_uid'),
    ...any('related_analytics related_events related_events_count src_url tags traits uid_alt'),
  },
  metadata: {
    ...{ version: 'version!', product: 'product!', profiles: 'profile[]!', event_code: 'string' },
    ...any('correlation_uid debug extensions is_truncated labels log_format log_level log_name'),
    ...any('log_provider log_source log_version logged_time loggers modified_time original_event_uid'),
    ...any('original_time processed_time reporter sequence source tags tenant_uid total_queued_duration'),
    ...any('transformation_info_list transmit_time type uid untruncated_size'),
  },
  product: {
    ...entity,
    ...{ name: 'string!', vendor_name: 'string!', version: 'string!' },
    ...any('cpe_name feature lang path url_string'),
  },
  remediation: { desc: 'string!', ...any('cis_controls kb_article_list references') },
  resource_details: {
    ...entity,
    ...{
      name: 'string!',
      uid: 'string!',
      type: 'string',
      owner: 'user!',
      role: 'string!',
      role_id: 'integer!',
    },
    ...{ cloud_partition: 'string', region: 'string' },
    ...any('agent_list created_time criticality data group hostname ip is_backed_up labels modified_time'),
    ...any('namespace provider resource_relationship tags uid_alt version zone'),
  },
  user: {
    ...entity,
    ...any('account display_name domain email_addr forward_addr full_name groups has_mfa ldap_person org'),
    ...any('phone_number programmatic_credentials risk_level risk_level_id risk_score type type_id uid_alt'),
  },
};

const finding: Attributes = {
  ...{ activity_id: 'integer!', activity_name: 'string', category_uid: 'integer!', category_name: 'string' },
  ...{ class_uid: 'integer!', class_name: 'string', type_uid: 'integer!', type_name: 'string' },
  ...{ severity_id: 'integer!', severity: 'string', status_id: 'integer!', status: 'string!' },
  ...{ status_code: 'string!', status_detail: 'string' },
  ...{ time: 'time!', start_time: 'time', end_time: 'time', message: 'string!', metadata: 'metadata!' },
  // Of the profile `cloud`, which Rolecall declares and which requires the first.
  ...{ cloud: 'cloud!', ...any('api') },
  ...{ finding_info: 'finding_info!', resources: 'resource_details[]!', remediation: 'remediation!' },
  evidences: 'evidences[]!',
  ...any('confidence confidence_id confidence_score count device duration enrichments notes'),
  ...any('observables raw_data raw_data_hash raw_data_size risk_details risk_level risk_level_id risk_score'),
  ...any('timezone_offset unmapped vendor_attributes'),
};

const classes = {
  2003: { name: 'Compliance Finding', attributes: { ...finding, compliance: 'compliance!' } },
  2004: {
    name: 'Detection Finding',
    attributes: {
      ...finding,
      is_alert: 'boolean!',
      ...any('anomaly_analyses impact impact_id impact_score malware malware_scan_info vulnerabilities'),
    },
  },
} as const;

/** Of which attributes an object needs at least one, beside the entities, which need a name or an id. */
const atLeastOne: Readonly<Record<string, readonly string[]>> = {
  evidences: [
    ...[
      'actor',
      'api',
      'connection_info',
      'data',
      'database',
      'databucket',
      'device',
      'dst_endpoint',
      'email',
    ],
    ...['file', 'process', 'query', 'resources', 'src_endpoint', 'url', 'user', 'job', 'script'],
  ],
  user: ['account', 'name', 'uid'],
};

/** Values that go together: one of the rows has to hold. */
type Rows = readonly Readonly<Record<string, string | number>>[];

/** Each number of an `_id` and the caption that its sibling holds; for `Other` the source chooses one. */
function captioned(name: string, captions: Readonly<Record<number, string>>): Rows {
  const rows = Object.entries({ 0: 'Unknown', ...captions }).map(([id, caption]) => ({
    [`${name}_id`]: Number(id),
    [name]: caption,
  }));
  return [...rows, { [`${name}_id`]: 99 }];
}

const listed = (...captions: string[]) =>
  Object.fromEntries(captions.map((caption, index) => [index + 1, caption]));

const together: Readonly<Record<string, readonly Rows[]>> = {
  finding: [
    captioned('severity', listed('Informational', 'Low', 'Medium', 'High', 'Critical', 'Fatal')),
    captioned('status', listed('New', 'In Progress', 'Suppressed', 'Resolved', 'Archived', 'Deleted')),
  ],
  compliance: [captioned('status', listed('Pass', 'Warning', 'Fail'))],
  resource_details: [captioned('role', listed('Target', 'Actor', 'Affected', 'Related'))],
  // Those of accounts in a cloud; the others are accounts of people and of mail.
  account: [
    captioned('type', { 5: 'GCP Account', 10: 'AWS Account', 11: 'GCP Project', 13: 'Azure Subscription' }),
  ],
  analytic: [
    captioned('type', {
      ...listed('Rule', 'Behavioral', 'Statistical', 'Learning (ML/DL)', 'Fingerprinting', 'Tagging'),
      ...{ 7: 'Keyword Match', 8: 'Regular Expressions', 9: 'Exact Data Match', 10: 'Partial Data Match' },
      11: 'Indexed Data Match',
    }),
  ],
};

/** What an event of a class may do, with the type that follows from both. */
function activitiesOf(classUid: keyof typeof classes): Rows {
  const { name } = classes[classUid];
  return Object.entries({ 0: 'Unknown', 1: 'Create', 2: 'Update', 3: 'Close', 99: 'Other' }).map(
    ([id, caption]) => ({
      ...{ category_uid: 2, category_name: 'Findings', class_uid: classUid, class_name: name },
      ...{ activity_id: Number(id), activity_name: caption },
      ...{ type_uid: classUid * 100 + Number(id), type_name: `${name}: ${caption}` },
    }),
  );
}

const primitives: Readonly<Record<string, object>> = {
  any: {},
  json: {},
  string: { type: 'string' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  version: { const: '1.9.0' },
  profile: { enum: ['cloud'] },
  // Milliseconds since 1970.
  time: { type: 'integer', minimum: 946_684_800_000, maximum: 4_102_444_800_000 },
};

/** The JSON Schema of one event of a class, by its `class_uid`. */
export function ocsfSchema(classUid: keyof typeof classes): object {
  return {
    ...toSchema('finding', classes[classUid].attributes, [activitiesOf(classUid)]),
    $defs: Object.fromEntries(
      Object.entries(objects).map(([name, attributes]) => [name, toSchema(name, attributes)]),
    ),
  };
}

function toSchema(owner: string, attributes: Attributes, more: readonly Rows[] = []): object {
  const entries = Object.entries(attributes);
  const isEntity = 'uid_numeric' in attributes;
  const needed = atLeastOne[owner] ?? (isEntity ? ['name', 'uid'] : []);
  return {
    type: 'object',
    additionalProperties: false,
    required: entries.filter(([, type]) => type.endsWith('!')).map(([name]) => name),
    properties: Object.fromEntries(entries.map(([name, type]) => [name, typeSchema(type)])),
    allOf: [...more, ...(together[owner] ?? [])].map((rows) => ({ anyOf: rows.map(rowSchema) })),
    ...(needed.length > 0 ? { anyOf: needed.map((name) => ({ required: [name] })) } : {}),
  };
}

function rowSchema(row: Rows[number]): object {
  return {
    properties: Object.fromEntries(Object.entries(row).map(([name, value]) => [name, { const: value }])),
  };
}

function typeSchema(type: string): object {
  const bare = type.replace(/(\[\])?!?$/, '');
  const one = primitives[bare] ?? { $ref: `#/$defs/${bare}` };
  return type.includes('[]') ? { type: 'array', items: one, minItems: 1 } : one;
}
