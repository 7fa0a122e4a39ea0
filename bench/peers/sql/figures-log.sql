select 'events ' || name as name, count(*) as value
from event join event_type on event_type.number = event.type
group by name;
