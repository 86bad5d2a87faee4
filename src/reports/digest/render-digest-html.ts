import { escapeHtml } from '../charts/render-chart-html.ts';
import { webAddress } from '../vacancies/offer-cells.ts';
import type { CollegeDigest, DigestProgramme } from './digest-report.ts';
import { digestTitle, marketText, offerHead } from './digest-text.ts';

/** A fragment to put into a page of the college's site: no scripts, no styles of its own, everything from outside escaped. */
export function renderDigestHtml(digest: CollegeDigest): string {
  return [
    `<section class="route-digest" lang="ru">`,
    `<h2>${escapeHtml(digestTitle(digest))}</h2>`,
    ...digest.programmes.flatMap((programme) => renderProgramme(programme, digest.radiusKm)),
    '</section>',
    '',
  ].join('\n');
}

function renderProgramme(programme: DigestProgramme, radiusKm: number): readonly string[] {
  return [
    `<h3>${escapeHtml(`${programme.code} ${programme.name}`)}</h3>`,
    `<p>${escapeHtml(marketText(programme, radiusKm))}</p>`,
    ...(programme.offers.length === 0
      ? []
      : [
          '<ul>',
          ...programme.offers.map((offer) => {
            const url = webAddress(offer.vacancy.url);
            const head = escapeHtml(offerHead(offer));
            const named =
              url === null ? head : `<a href="${escapeHtml(url)}" rel="noopener nofollow">${head}</a>`;
            return `<li>${named}<br>${escapeHtml(offer.reasons.join(', '))}</li>`;
          }),
          '</ul>',
        ]),
  ];
}
