import { QueryClient } from '@tanstack/react-query';
import { mayPass } from './trouble.ts';

/** Answers are kept in memory only. A failure that may pass is tried once more; any other is shown at once. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 1 && mayPass(error),
        retryDelay: 800,
        staleTime: 5_000,
        // The browser's own guess at being offline is wrong behind some proxies, so a request is always tried.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
