/** As before, of earning rules too: a limit of a whole campaign or rule at 80 % and at 100 %, each once a counter and threshold. */
export const BUDGET_ALERTS = `
create or replace function raise_budget_alerts() returns trigger language plpgsql as $$
begin
  insert into alert (id, kind, facts, subject_id, once, at)
  select gen_random_uuid(), level.kind,
    jsonb_build_object(case when campaign.id is null then 'ruleId' else 'campaignId' end, changed.limited_id, 'used', changed.used,
      'most', cap.most, 'currency', cap.currency),
    case when campaign.id is null then 'rule:' else 'campaign:' end || changed.limited_id,
    concat_ws(' ', level.kind, changed.limited_id, changed.key, cap.most), now()
  from changed left join campaign on campaign.id = changed.limited_id
  left join earning_rule rule on rule.id = changed.limited_id and campaign.id is null
  cross join lateral jsonb_array_elements(coalesce(campaign.limits, rule.limits)) as limits (one)
  cross join lateral (
    select concat(one->>'of', '/CAMPAIGN/', one->>'window') as key, one->'money'->>'currency' as currency,
      coalesce((one->>'count')::bigint, (one->'money'->>'amount')::bigint) as most
  ) cap
  cross join (values ('BUDGET_NEAR', 80), ('BUDGET_SPENT', 100)) as level (kind, percent)
  where changed.key like '%/CAMPAIGN/%' and position('#' in changed.key) = 0 and one->>'per' = 'CAMPAIGN'
    and starts_with(changed.key, cap.key) and (cap.currency is null or changed.key like '%/' || cap.currency)
    and changed.used * 100 >= cap.most * level.percent
  order by changed.limited_id, changed.key, level.percent
  on conflict (once) do nothing;
  return null;
end $$`
