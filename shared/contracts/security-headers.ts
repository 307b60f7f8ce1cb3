/**
 * On every answer of the API, by function, API Gateway or firewall: come back over HTTPS only, and take the body for
 * nothing but its content type.
 */
export const SECURITY_HEADERS = {
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
} as const;
