import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isMap, LineCounter, parseDocument } from 'yaml';
import type { Settings } from '#lib/domain/settings.ts';
import { OperatorError } from './operator-error.ts';
import { explain, type Mistake } from './settings-mistakes.ts';
import { settingsSchema } from './settings-schema.ts';

/**
 * Reads the settings file. A file that is not there means defaults, unless it was asked for.
 *
 * @throws OperatorError naming every mistake with its line, or why the file cannot be read
 */
export async function loadSettings(path: string, { mustExist }: { mustExist: boolean }): Promise<Settings> {
  try {
    return parseSettings(await readFile(path, 'utf8'), basename(path));
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    if (!mustExist && (error as NodeJS.ErrnoException).code === 'ENOENT')
      return parseSettings('', basename(path));
    throw new OperatorError(`The settings file ${path} cannot be read: ${(error as Error).message}.`, {
      next: 'Check the path in ROLECALL_CONFIG and the permissions of the file.',
    });
  }
}

/**
 * Settings from the text of `rolecall.yaml`, with defaults.
 *
 * @throws OperatorError naming all mistakes at once, each as `file:line: key: what is wrong and what is allowed`
 */
export function parseSettings(text: string, fileName: string): Settings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const syntax = document.errors.map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    text: `${error.message.replace(/\.$/, '')}.`,
  }));
  if (syntax.length > 0) throw wrongSettings(fileName, syntax);
  const root = isMap(document.contents) ? withoutEmptySections(document.toJS()) : (document.toJS() ?? {});
  const { data, error } = settingsSchema.safeParse(root);
  if (error)
    throw wrongSettings(
      fileName,
      error.issues.flatMap((issue) => explain(issue, document, lines)),
    );
  return data;
}

/** A key without a value (`schedule:` with everything below it commented out) is a key not given. */
function withoutEmptySections(root: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(root).filter(([, value]) => value !== null));
}

function wrongSettings(fileName: string, mistakes: Mistake[]): OperatorError {
  const sorted = mistakes.toSorted((a, b) => a.line - b.line);
  const noun = sorted.length === 1 ? '1 mistake' : `${sorted.length} mistakes`;
  const list = sorted.map(({ line, text }) => `  ${fileName}:${line}: ${text}`).join('\n');
  return new OperatorError(`${noun} in ${fileName}:\n${list}`, {
    next: 'docs/configuration.md lists every key and its values.',
  });
}
