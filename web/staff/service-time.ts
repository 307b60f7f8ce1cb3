import { useQuery } from '@tanstack/react-query';
import { serviceTime } from '../api/service-time.ts';

/** The present time of the service; undefined until it has answered. */
export function useServiceTime(): Date | undefined {
  return useQuery({ queryKey: ['service-time'], queryFn: serviceTime }).data;
}
