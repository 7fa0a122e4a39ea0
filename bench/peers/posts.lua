-- For wrk: each request posts one event, the redemption of a voucher that no other request names, with a key of its own.
--
--   wrk ... -s posts.lua http://... -- POSTS_CSV KEY THREADS       (see bench/desk_ledger.cpp for the file)
--
-- Ends with one line of JSON. `rounds` above 0 says that the posts did not suffice and were sent more than once.
local threads = {}

function setup(thread)
  thread:set("place", #threads)
  table.insert(threads, thread)
end

function init(args)
  local address = string.match(wrk.format("GET", "/"), "Host: ([^\r]+)")
  posts, next_post, rounds = {}, 0, 0
  local number = 0
  for line in io.lines(args[1]) do
    local date, library, voucher = string.match(line, "^%d+,%d+,([^,]+),%d+,([^,]+),(.+)$")
    if date and number % tonumber(args[3]) == place then
      local body = '{"events":[{"type":"redeemed","occurredOn":"' .. date .. '","library":"' .. library ..
        '","vouchers":["' .. voucher .. '"]}]}'
      table.insert(posts, "POST /v1/events HTTP/1.1\r\nHost: " .. address .. "\r\nAuthorization: Bearer " .. args[2] ..
        "\r\nIdempotency-Key: desk-" .. voucher .. "\r\nContent-Type: application/json\r\nContent-Length: " .. #body ..
        "\r\n\r\n" .. body)
    end
    number = number + 1
  end
end

function request()
  next_post = next_post + 1
  if next_post > #posts then
    next_post, rounds = 1, rounds + 1
  end
  return posts[next_post]
end

function done(summary, latency)
  local most_rounds = 0
  for _, thread in ipairs(threads) do most_rounds = math.max(most_rounds, thread:get("rounds")) end
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "seconds": %.6f, "refused": %d, "broken": %d, "rounds": %d, "p50": %.3f, "p99": %.3f}\n',
    summary.requests, summary.duration / 1e6, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout, most_rounds,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
