"""What wrk runs: every request another question, every answer timed by its request id.

wrk's own latencies mix refusals with answers, and it adds what it thinks a slow answer hid
("coordinated omission"). So the script sends an id with each request and times the answers with
status 200 that give it back, as this service's do.
"""

MARK = "figures: "

SCRIPT = """
local ffi = require("ffi")
ffi.cdef("typedef struct { long s; long ns; } moment; int clock_gettime(int, moment *);")
local moment, MONOTONIC = ffi.new("moment"), 1
local ID, id_name = "x-request-id", nil
local before, after, sent, turn, threads = {}, {}, {}, 0, {}
good_us, statuses = {}, {}  -- global, so that done() can ask the thread for them

local function now_us()
  ffi.C.clock_gettime(MONOTONIC, moment)
  return tonumber(moment.s) * 1e6 + tonumber(moment.ns) / 1e3
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
  turn = math.floor(tonumber(args[2]) * #before)
  local pause = tonumber(args[3])
  if pause > 0 then
    delay = function() return pause end
  end
end

function request()
  turn = turn + 1
  local place, id = turn % #before + 1, "q" .. turn
  sent[id] = now_us()
  return before[place] .. id .. after[place]
end

local function given_back(headers)
  local id = id_name and headers[id_name]
  if id then return id end
  for name, value in pairs(headers) do
    if name:lower() == ID then
      id_name = name
      return value
    end
  end
end

function response(status, headers)
  statuses[tostring(status)] = (statuses[tostring(status)] or 0) + 1
  local id = given_back(headers)
  if id and sent[id] then
    if status == 200 then table.insert(good_us, math.floor(now_us() - sent[id])) end
    sent[id] = nil
  end
end

function done(summary, latency)
  local thread, errors, parts = threads[1], summary.errors, {}
  for status, count in pairs(thread:get("statuses")) do
    table.insert(parts, string.format('["%s", %d]', status, count))
  end
  io.write("MARK", string.format(
    '{"duration_us": %d, "errors": %d, "all_us": [%d, %d, %d], "statuses": [%s], "good_us": [%s]}',
    summary.duration, errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50), latency:percentile(95), latency:percentile(99),
    table.concat(parts, ", "), table.concat(thread:get("good_us"), ", ")), "\\n")
end
""".replace("MARK", MARK)
