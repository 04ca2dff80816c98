"""What the program does: fetch through a port, check, call the model, persist through a port.

A use case is a class named by its verb. Its fields are the ports and policies it works with,
calling it does the work.
"""
