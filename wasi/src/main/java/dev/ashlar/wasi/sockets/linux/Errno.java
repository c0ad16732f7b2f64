package dev.ashlar.wasi.sockets.linux;

/** Linux's error numbers of sockets; the same on x86-64 and arm64. Functions here give them back negated, as the kernel does. */
public final class Errno {
    public static final int PERM = 1;
    public static final int INTR = 4;
    public static final int BADF = 9;
    public static final int AGAIN = 11;
    public static final int NOMEM = 12;
    public static final int ACCES = 13;
    public static final int INVAL = 22;
    public static final int NFILE = 23;
    public static final int MFILE = 24;
    public static final int PIPE = 32;
    public static final int DESTADDRREQ = 89;
    public static final int MSGSIZE = 90;
    public static final int NOPROTOOPT = 92;
    public static final int PROTONOSUPPORT = 93;
    public static final int OPNOTSUPP = 95;
    public static final int AFNOSUPPORT = 97;
    public static final int ADDRINUSE = 98;
    public static final int ADDRNOTAVAIL = 99;
    public static final int NETDOWN = 100;
    public static final int NETUNREACH = 101;
    public static final int NETRESET = 102;
    public static final int CONNABORTED = 103;
    public static final int CONNRESET = 104;
    public static final int NOBUFS = 105;
    public static final int ISCONN = 106;
    public static final int NOTCONN = 107;
    public static final int TIMEDOUT = 110;
    public static final int CONNREFUSED = 111;
    public static final int HOSTDOWN = 112;
    public static final int HOSTUNREACH = 113;
    public static final int ALREADY = 114;
    public static final int INPROGRESS = 115;

    private Errno() {}
}
