import { config } from 'zod/mini';

/**
 * Import this before any schema. Zod would otherwise try `new Function`, which the content security policy of the pages
 * refuses and reports.
 */
config({ jitless: true });
