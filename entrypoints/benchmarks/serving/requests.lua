-- What wrk runs: each request sends another question and is timed by its request id.
-- wrk's own latencies mix rejections with answers, and it adds what it thinks a slow answer hid
-- ("coordinated omission"). So answers with status 200 that carry the id of their request, as this
-- service's do, are timed here; where none does, wrk's own latencies are printed.
-- Arguments: file with a body a line; milliseconds between an answer and the next request.

local ffi = require("ffi")
ffi.cdef("typedef struct { long s; long ns; } moment; int clock_gettime(int, moment *);")
local moment, MONOTONIC = ffi.new("moment"), 1
local before, after, sent, turn, threads = {}, {}, {}, 0, {}
good, rejected, failed, times = 0, 0, 0, {}  -- global, so that done() can read them

local function now_ms()
  ffi.C.clock_gettime(MONOTONIC, moment)
  return tonumber(moment.s) * 1e3 + tonumber(moment.ns) / 1e6
end

function setup(thread) table.insert(threads, thread) end

function init(args)
  local headers = {["Content-Type"] = "application/json", ["X-Request-ID"] = "PLACE"}
  for body in io.lines(args[1]) do
    local request = wrk.format("POST", nil, headers, body)
    local first, last = request:find("PLACE", 1, true)
    table.insert(before, request:sub(1, first - 1))
    table.insert(after, request:sub(last + 1))
  end
  local pause = tonumber(args[2])
  if pause > 0 then
    delay = function() return pause end
  end
end

function request()
  turn = turn + 1
  local place, id = turn % #before + 1, "q" .. turn
  sent[id] = now_ms()
  return before[place] .. id .. after[place]
end

function response(status, headers)
  local id = headers["X-Request-Id"]  -- as waitress spells it
  if status == 200 then
    good = good + 1
    if sent[id] then table.insert(times, now_ms() - sent[id]) end
  elseif status == 503 then rejected = rejected + 1
  else failed = failed + 1 end
  if id then sent[id] = nil end
end

function done(summary, latency)
  local thread, errors = threads[1], summary.errors
  local times = thread:get("times")
  table.sort(times)
  local function percentile(percent)
    if #times == 0 then return latency:percentile(percent) / 1e3 end
    return times[math.max(1, math.ceil(percent / 100 * #times))]
  end
  local seconds, good, rejected = summary.duration / 1e6, thread:get("good"), thread:get("rejected")
  local failed = thread:get("failed") + errors.connect + errors.read + errors.write + errors.timeout
  io.write("figures: ", string.format(
    '{"good": %f, "offered": %f, "failed": %d, "p50": %f, "p95": %f, "p99": %f}',
    good / seconds, (good + rejected + failed) / seconds, failed,
    percentile(50), percentile(95), percentile(99)), "\n")
end
