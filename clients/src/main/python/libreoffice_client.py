"""What LibreOffice Base does, without its windows: python3 libreoffice_client.py DRIVER_JAR JDBC_URL"""

import os
import signal
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sdb.CommandType import COMMAND, TABLE
from com.sun.star.sdbc import SQLException

PATIENCE_SECONDS = 60


def office(profile):
    """Starts an office of our own; its process, and what its services are made from."""
    pipe = "keyway%d" % os.getpid()
    command = ["soffice", "--headless", "--norestore", "--nologo", "-env:UserInstallation=file://" + profile]
    process = subprocess.Popen([*command, "--accept=pipe,name=%s;urp" % pipe], start_new_session=True)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return process, resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        except NoConnectException:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def data_source(service, jar, url):
    """What the dialog makes: a JDBC data source with a driver class, and the class path of the settings."""
    source = service("com.sun.star.sdb.DatabaseContext").createInstance()
    source.URL = url
    values = {"JavaDriverClass": "io.keyway.jdbc.KeywayDriver", "JavaDriverClassPath": "file://" + jar}
    source.Info = tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())
    return source


def show_tables(connection):
    tables = connection.getTables()
    print("tables", *tables.getElementNames())
    for name in tables.getElementNames():
        key = tables.getByName(name).getKeys().getByIndex(0)
        print("key of", name, *key.getColumns().getElementNames())


def row_set(service, connection, kind, command):
    rows = service("com.sun.star.sdb.RowSet")
    rows.ActiveConnection = connection
    rows.CommandType = kind
    rows.Command = command
    rows.execute()
    return rows


def open_a_table(service, connection, table):
    """Forwards and back again, as in the grid, and an edited cell."""
    rows = row_set(service, connection, TABLE, table)
    read = 0
    while read < 50 and rows.next():
        read += 1
    rows.previous()
    print("read", read, "and went back to", rows.getRow())
    try:
        rows.updateString(rows.findColumn("song"), "another")
        rows.updateRow()
    except SQLException as error:
        print("edit", error.SQLState)


def run_a_query(service, connection):
    rows = row_set(service, connection, COMMAND, "SELECT song FROM music_library WHERE sessionid = 338 ORDER BY song")
    while rows.next():
        print(rows.getRow(), rows.getString(1))


def run_with_parameters(connection):
    statement = connection.prepareStatement("SELECT song FROM music_library WHERE sessionid = ? AND iteminsession = ?")
    statement.setInt(1, 338)
    statement.setInt(2, 4)
    rows = statement.executeQuery()
    rows.next()
    print("with parameters", rows.getString(1))


def make_an_error(connection):
    try:
        connection.createStatement().executeQuery("SELECT nothing FROM music_library")
    except SQLException as error:
        print("error", error.SQLState, error.ErrorCode, error.Message)


def use(context, jar, url):
    def service(name):
        return context.ServiceManager.createInstanceWithContext(name, context)

    connection = data_source(service, jar, url).getConnection("", "")
    show_tables(connection)
    open_a_table(service, connection, connection.getTables().getElementNames()[1])
    run_a_query(service, connection)
    run_with_parameters(connection)
    make_an_error(connection)
    connection.close()


with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
    process, context = office(folder)
    try:
        use(context, sys.argv[1], sys.argv[2])
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
