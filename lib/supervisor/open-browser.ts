import { spawn } from 'node:child_process';

/** Opens the address in the browser where there is a screen; elsewhere, and on any failure, does nothing. */
export function openInBrowser(url: string): void {
  const command = opener();
  if (command === null || !process.stdout.isTTY || process.env.CI) return;
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

function opener(): string | null {
  if (process.platform === 'darwin') return 'open';
  if (process.platform === 'win32') return 'explorer';
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? 'xdg-open' : null;
}
