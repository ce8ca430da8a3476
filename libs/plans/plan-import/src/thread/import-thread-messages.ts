import type { DocumentRefusal } from '../document-refused.js';
import type { PlanImport } from '../plan-import.js';

export interface ImportRequest {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** What an `ImportThread` answers, as JSON. */
export interface ImportedDocument extends PlanImport {
  readonly document: { readonly sha256: string; readonly size: number };
}

export type ImportReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly json: Uint8Array }
  | { readonly kind: 'refused'; readonly code: DocumentRefusal }
  | { readonly kind: 'failed'; readonly message: string };
