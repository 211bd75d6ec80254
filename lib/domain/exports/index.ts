import { asffSerialiser } from './asff.ts';
import { csvSerialiser } from './csv.ts';
import type { Serialiser } from './exported-finding.ts';
import { jsonSerialiser } from './json.ts';
import { ocsfSerialiser } from './ocsf.ts';
import { sarifSerialiser } from './sarif.ts';

/** The formats that findings are exported in. */
export const exportFormats = ['csv', 'json', 'ocsf', 'asff', 'sarif'] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** How a format's files end, and what they are to a browser. */
export const exportFiles: Record<ExportFormat, { extension: string; mediaType: string }> = {
  csv: { extension: 'csv', mediaType: 'text/csv; charset=utf-8; header=present' },
  json: { extension: 'ndjson', mediaType: 'application/x-ndjson; charset=utf-8' },
  ocsf: { extension: 'ocsf.ndjson', mediaType: 'application/x-ndjson; charset=utf-8' },
  asff: { extension: 'asff.json', mediaType: 'application/json; charset=utf-8' },
  sarif: { extension: 'sarif', mediaType: 'application/sarif+json; charset=utf-8' },
};

/** What writes findings in a format. */
export function serialiserOf(format: ExportFormat, product: { version: string }): Serialiser {
  switch (format) {
    case 'csv':
      return csvSerialiser;
    case 'json':
      return jsonSerialiser;
    case 'ocsf':
      return ocsfSerialiser(product);
    case 'asff':
      return asffSerialiser;
    case 'sarif':
      return sarifSerialiser(product);
  }
}
