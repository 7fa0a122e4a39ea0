import { Missing } from './measuring.mjs';
export const title = 'PostgreSQL';
export const bytes_needed = (events) => events * 700;
export async function must_be_there() { throw new Missing('nope'); }
