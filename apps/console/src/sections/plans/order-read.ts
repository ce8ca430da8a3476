/** What a document said of its number and date, kept from its import until the plan is issued. */
export interface OrderRead {
  readonly number?: string;
  readonly issuedOn?: string;
}

const STORED = 'gongjian.order-read.';

export function keepOrderRead(planId: string, order: OrderRead): void {
  if (Object.keys(order).length > 0) localStorage.setItem(STORED + planId, JSON.stringify(order));
}

export function orderRead(planId: string): OrderRead {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED + planId) ?? '{}');
    return typeof stored === 'object' && stored !== null ? stored : {};
  } catch {
    return {};
  }
}
