import type { ReceiptHost } from '../core/grading/receipt.ts';
import { hashCode } from './hashCode.ts';

/** What receipts record about this process: workers run on the same engine. */
export const receiptHost: ReceiptHost = {
  sha256: hashCode,
  engine: { name: 'node', version: process.versions.node },
};
