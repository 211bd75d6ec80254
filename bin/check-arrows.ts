// Checks which part imports which, by the rules of .dependency-cruiser.js: `npm run arrows`.
import { fileURLToPath } from 'node:url';
import { readArrows } from './checks/arrows.ts';

const { files, imports, unseen, violations } = await readArrows(
  fileURLToPath(new URL('..', import.meta.url)),
);

for (const { rule, path, advice } of violations) console.error(`${rule}: ${path}\n  ${advice}`);
for (const path of unseen) console.error(`not looked at: ${path}`);
if (imports < files) {
  console.error(
    `Only ${imports} imports were found in ${files} files: the parser, @swc/core, does not work.`,
  );
}
console.log(`${files} files, ${imports} imports, ${violations.length} against the arrows`);
process.exitCode = violations.length > 0 || unseen.length > 0 || imports < files ? 1 : 0;
