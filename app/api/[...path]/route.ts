import { answerUnknownAddress } from '#lib/api/unknown-address.ts';

export const GET = answerUnknownAddress;
export const POST = answerUnknownAddress;
export const PUT = answerUnknownAddress;
export const PATCH = answerUnknownAddress;
export const DELETE = answerUnknownAddress;
