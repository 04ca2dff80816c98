"""The HTTP server: everything that subclasses or drives waitress.

::

                                clients
                                   |
    +------------------------------v--------------------------------------+
    | main loop thread (main_loop.py)                                     |
    |   accepts connections and reads requests; closes connections that   |
    |   let it wait, or the longest waiting for a new one (http_server.py)|
    |   asks the admission whether a request may wait, and until when     |
    |   gives it to a pool (dispatcher.py)                                |
    |   answers rejected requests itself: 503, 422                        |
    |   every 50 ms answers requests whose deadline has passed: 504       |
    +-------+---------------------------+-----------------------+---------+
            |                           |                       |
     GET /health /ready          POST to a path of       everything else
     /metrics /info              the admission
     /v2/... ready live                 |                       |
            |                           |                       |
    +-------v---------+  +--------------v-----------+  +--------v---------+
    | operations pool |  | a pool for each lane     |  | general pool     |
    | 2 threads       |  | `admission.threads`      |  | `threads` of     |
    |                 |  | threads, bounded queue   |  | `bind`           |
    +-------+---------+  +--------------+-----------+  +--------+---------+
            |                           |                       |
    +-------v---------------------------v-----------------------v---------+
    | the Flask application, called by a thread of the pool, which also   |
    | sends the answer; what the socket does not take at once is sent by  |
    | the main loop                                                       |
    +---------------------------------------------------------------------+

For the inference service ``entrypoints.inference_app.scoring`` implements the admission, with a
lane for ``/predict`` and one for inference by the Open Inference Protocol. Its application has more
threads: those that score the texts of batches, and one that looks for another model. The data
service has no admission, and so no lanes.
"""
