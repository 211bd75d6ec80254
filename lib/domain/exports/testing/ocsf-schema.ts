/**
 * The classes Detection Finding and Compliance Finding of OCSF 1.9.0 as JSON Schema, written down from the attribute
 * lists that github.com/ocsf/ocsf-schema publishes: every attribute of every object that Rolecall writes, with its type
 * where Rolecall fills it in. An attribute that the class or object does not have is refused.
 */

/** Attributes by name: a type, `[]` for a list of it, `!` where it is required. `any`: not written by Rolecall. */
type Attributes = Readonly<Record<string, string>>;

const any = (names: string): Attributes => Object.fromEntries(names.split(' ').map((name) => [name, 'any']));

const entity = { name: 'string', uid: 'string', ...any('uid_numeric') };

const objects: Readonly<Record<string, Attributes>> = {
  account: { ...entity, type: 'string', type_id: 'integer', ...any('labels tags') },
  analytic: {
    ...entity,
    ...{ type: 'string', type_id: 'integer!' },
    ...any('algorithm category desc related_analytics sensor_info_list state state_id version'),
  },
  cloud: {
    ...{ provider: 'string!', region: 'string', account: 'account' },
    ...any('cloud_partition org project_uid zone'),
  },
  compliance: {
    ...{ control: 'string', requirements: 'string[]', standards: 'string[]' },
    ...{ status: 'string', status_id: 'integer' },
    ...any('assessments category checks compliance_references compliance_standards control_parameters desc'),
    ...any('status_code status_detail status_details'),
  },
  evidences: {
    data: 'json',
    ...any('actor ai_agent api browser_extension connection_info container database databucket device'),
    ...any('dst_endpoint email file http_request http_response ja4_fingerprint_list job name process query'),
    ...any('reg_key reg_value resources script src_endpoint tls uid url user verdict verdict_id win_service'),
  },
  finding_info: {
    ...{ uid: 'string!', title: 'string', desc: 'string', types: 'string[]', analytic: 'analytic' },
    ...{ created_time: 'time', first_seen_time: 'time', modified_time: 'time' },
    ...any('attack_graph attacks data_sources kill_chain last_seen_time product product_uid'),
    ...any('related_analytics related_events related_events_count src_url tags traits uid_alt'),
  },
  metadata: {
    ...{ version: 'string!', product: 'product!', profiles: 'string[]', event_code: 'string' },
    ...any('correlation_uid debug extension extensions is_truncated labels log_format log_level log_name'),
    ...any('log_provider log_source log_version logged_time loggers modified_time original_event_uid'),
    ...any('original_time processed_time reporter sequence source tags tenant_uid transformation_info_list'),
    ...any('transmit_time type uid untruncated_size'),
  },
  product: {
    ...entity,
    ...{ vendor_name: 'string', version: 'string' },
    ...any('cpe_name feature lang path url_string data_classification data_classifications'),
  },
  remediation: { desc: 'string!', ...any('cis_controls kb_article_list kb_articles references') },
  resource_details: {
    ...entity,
    ...{ type: 'string', cloud_partition: 'string', region: 'string', owner: 'user', data: 'json' },
    ...any('agent_list created_time criticality data_classification data_classifications group hostname ip'),
    ...any('is_backed_up labels modified_time namespace resource_relationship role role_id tags uid_alt'),
    ...any('version zone'),
  },
  user: { ...entity, ...any('account domain email_addr full_name groups org type type_id uid_alt') },
};

const finding: Attributes = {
  ...{ activity_id: 'integer!', activity_name: 'string', category_uid: 'integer!', category_name: 'string' },
  ...{ class_uid: 'integer!', class_name: 'string', type_uid: 'integer!', type_name: 'string' },
  ...{ severity_id: 'integer!', severity: 'string', status_id: 'integer', status: 'string' },
  ...{ status_code: 'string', status_detail: 'string' },
  ...{ time: 'time!', start_time: 'time', end_time: 'time', message: 'string', metadata: 'metadata!' },
  // Required by the profile `cloud`, which Rolecall applies.
  cloud: 'cloud!',
  ...{ finding_info: 'finding_info!', resources: 'resource_details[]', remediation: 'remediation' },
  ...any('comment confidence confidence_id confidence_score count device duration enrichments notes'),
  ...any('observables raw_data raw_data_hash raw_data_size risk_details risk_level risk_level_id risk_score'),
  ...any('timezone_offset unmapped vendor_attributes'),
};

const classes = {
  2003: { ...finding, compliance: 'compliance!', ...any('resource') },
  2004: {
    ...finding,
    ...{ evidences: 'evidences[]', is_alert: 'boolean' },
    ...any('anomaly_analyses impact impact_id impact_score malware malware_scan_info vulnerabilities'),
  },
} as const;

/** The numbers that each attribute may hold. */
const enums: Readonly<Record<string, readonly number[]>> = {
  activity_id: [0, 1, 2, 3, 99],
  category_uid: [2],
  severity_id: [0, 1, 2, 3, 4, 5, 6, 99],
  'finding.status_id': [0, 1, 2, 3, 4, 5, 6, 99],
  'compliance.status_id': [0, 1, 2, 3, 99],
  'analytic.type_id': [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 99],
};

const primitives: Readonly<Record<string, object>> = {
  any: {},
  json: {},
  string: { type: 'string' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  // Milliseconds since 1970.
  time: { type: 'integer', minimum: 946_684_800_000 },
};

/** The JSON Schema of one event of a class, by its `class_uid`. */
export function ocsfSchema(classUid: keyof typeof classes): object {
  return {
    ...toSchema('finding', classes[classUid]),
    $defs: Object.fromEntries(
      Object.entries(objects).map(([name, attributes]) => [name, toSchema(name, attributes)]),
    ),
  };
}

function toSchema(owner: string, attributes: Attributes): object {
  const entries = Object.entries(attributes);
  return {
    type: 'object',
    additionalProperties: false,
    required: entries.filter(([, type]) => type.endsWith('!')).map(([name]) => name),
    properties: Object.fromEntries(entries.map(([name, type]) => [name, typeSchema(owner, name, type)])),
    // An entity without a name and an id names nothing.
    ...(attributes.uid === 'string' ? { anyOf: [{ required: ['name'] }, { required: ['uid'] }] } : {}),
  };
}

function typeSchema(owner: string, name: string, type: string): object {
  const bare = type.replace(/(\[\])?!?$/, '');
  const values = enums[`${owner}.${name}`] ?? enums[name];
  const one = primitives[bare] ?? { $ref: `#/$defs/${bare}` };
  const schema = values ? { ...one, enum: values } : one;
  return type.includes('[]') ? { type: 'array', items: schema } : schema;
}
