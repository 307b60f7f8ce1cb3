/** The agency that sees the cases of every agency: the city's employment service. */
export const CITY_AGENCY = '210200';

/**
 * An agency's code: the six digits of its division (210202), or four digits and two letters where the city made a code
 * of its own for a zone (2102GX).
 *
 * @source GB/T 2260 (codes of divisions); the zones' codes are the city's
 */
export const AGENCY_CODE_PATTERN = /^\d{4}(\d{2}|[A-Z]{2})$/;
