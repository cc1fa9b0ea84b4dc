-- After 'escalated' the customer must hear within an hour, then at most a day apart, until 'resolved'.
with told as (
  select
    type,
    "at" as told_at,
    lag("at") over by_case as before_at,
    lag(type) over by_case as before_type,
    last_value(case when type <> 'customer_update' then type end ignore nulls) over by_case as phase
  from read_csv(
    ?,
    header = true, delim = ',', quote = '"', escape = '"',
    columns = {'case': 'varchar', 'at': 'timestamptz', 'type': 'varchar', 'actor': 'varchar',
               'tier': 'varchar', 'text': 'varchar'})
  where type in ('escalated', 'customer_update', 'resolved')
  window by_case as (partition by "case" order by "at" rows between unbounded preceding and current row)
)
select
  count(*) filter (where before_type = 'escalated' and told_at - before_at > interval 1 hour),
  count(*) filter (where before_type = 'customer_update' and told_at - before_at > interval 24 hour)
from told
where type = 'customer_update' and phase = 'escalated'
