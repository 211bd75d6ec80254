import { dataSecurityPolicy } from './content-security-policy.ts';

/** A page without scripts or styles, for what is refused before the application is asked; linked to the Overview or not. */
export type PlainPage = { status: number; title: string; paragraphs: string[]; isLinked: boolean };

/** The page as an answer. */
export function toPlainResponse({ status, title, paragraphs, isLinked }: PlainPage): Response {
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · Rolecall</title>
<main>
<h1>${escapeHtml(title)}</h1>
${paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
${isLinked ? '<p><a href="/">To the Overview</a></p>' : ''}
</main>
</html>`;
  return new Response(page, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': dataSecurityPolicy,
    },
  });
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => escapes[letter] ?? letter);
}
