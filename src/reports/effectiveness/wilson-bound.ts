const Z = '1.96';

/**
 * A bound of the 95 % Wilson score interval as a live expression; empty where the share is withheld. The rounded quantile is that
 * of the numbers the interval is computed with.
 * @param p address of the share @param n address of its denominator
 */
export function wilsonBound(side: 'low' | 'high', p: string, n: string): string {
  const half = `${Z}*SQRT(${p}*(1-${p})/${n}+${Z}^2/(4*${n}^2))`;
  const bound = `(${p}+${Z}^2/(2*${n})${side === 'low' ? '-' : '+'}${half})/(1+${Z}^2/${n})`;
  return `IF(ISNUMBER(${p}),${side === 'low' ? 'MAX(0' : 'MIN(1'},${bound}),"")`;
}
