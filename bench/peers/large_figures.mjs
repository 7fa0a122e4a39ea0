// What a service says of its ledger now, under the names of bench/workload/figure_names.hpp.
import { must_agree } from './figures.mjs';

const library_count = 150; // the intermediaries are counted on after them
const families = /^\d+ series |^\d+ new memberships$|^\d+ renewals$|^account |^counted \w+ by party /;

function add(figures, name, value) {
  figures.set(name, `${Number(figures.get(name) ?? 0) + value}`);
}

async function figures_told_by(ask) {
  const figures = new Map();
  const { series } = await ask('/v1/number-series');
  for (const { year, places } of series) {
    for (const [place, count] of Object.entries(places)) add(figures, `${year} series ${place}`, count);
    for (const { newMemberships, renewals } of (await ask(`/v1/fund?year=${year}`)).years) {
      add(figures, `${year} new memberships`, newMemberships);
      add(figures, `${year} renewals`, renewals);
    }
  }
  for (const { account, closingCents } of (await ask('/v1/balances')).accounts) add(figures, `account ${account} cents`, closingCents);
  for (const [path, measure, first] of [['libraries', 'redeemed', 0], ['intermediaries', 'issued', library_count]]) {
    for (const [at, { counts }] of (await ask(`/v1/${path}`))[path].entries()) {
      add(figures, `counted ${measure} by party ${first + at}`, counts[measure].count);
    }
  }
  return figures;
}

/** Throws where a service's answers are not what the workload comes to by its own arithmetic, written beside its log. */
export async function must_tell(folder, ask, spoiled) {
  must_agree('figures', 'projections', folder, await figures_told_by(ask), { is_spoiled: spoiled === 'figures', among: families });
}
