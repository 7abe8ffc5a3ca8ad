package dev.stagedoor.server.autoconfigure;

import java.io.IOException;

import jakarta.servlet.ServletException;

import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Tells when a request has ended, its response written to the last byte. */
final class RequestLogValve extends ValveBase implements AccessLog {

    RequestLogValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
    }

    @Override
    public void log(Request request, Response response, long time) {
        RequestLog.ended(request, response);
    }

    @Override
    public void setRequestAttributesEnabled(boolean requestAttributesEnabled) {
        // There is nothing of it in what is logged.
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
